package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreSample;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

/** Runs of records that tests of bulk loads share. */
final class BulkSample {
  private BulkSample() {}

  /** A run of given records. */
  static BulkRun run(String mark, HandleRecord... records) {
    return run(mark, Arrays.asList(records));
  }

  /** A run of numbered records. */
  static BulkRun run(String mark, IntStream numbers) {
    return run(mark, numbers.mapToObj(NumberedWrites::record).toList());
  }

  /** Loads a run and waits until it is durable. */
  static BulkResult load(BulkLoad load, BulkRun run) {
    try {
      return load.load(run).toCompletableFuture().join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException cause ? cause : e;
    }
  }

  private static BulkRun run(String mark, List<HandleRecord> records) {
    return new BulkRun(
        StoreSample.DATE_MILLIS,
        records.stream().map(record -> BulkRecord.of(CaseRule.IGNORE_ASCII_CASE, record)).toList(),
        Octets.utf8(mark));
  }
}
