package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Octets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A program that loads runs of numbered records until it is killed, and prints {@code ack} and the
 * last number of each run that is durable.
 */
final class BulkProcess {
  /** The records of run {@code n} are {@code (n - 1) * RUN + 1} to {@code n * RUN}. */
  static final int RUN = 50;

  private BulkProcess() {}

  /** Loads into the store of a directory, from a run on. */
  public static void main(String[] arguments) throws InterruptedException {
    Path directory = Path.of(arguments[0]);
    if (!Files.exists(directory)) {
      RocksStore.create(directory, CaseRule.IGNORE_ASCII_CASE, RocksSample.settings()).close();
    }
    try (BulkLoad load = BulkLoad.open(directory, RocksSample.settings())) {
      for (int run = Integer.parseInt(arguments[1]); !System.out.checkError(); run++) {
        load(load, run);
      }
    }
  }

  private static void load(BulkLoad load, int run) throws InterruptedException {
    List<BulkRecord> records =
        IntStream.rangeClosed(1, RUN)
            .mapToObj(i -> NumberedWrites.record((run - 1) * RUN + i))
            .map(record -> BulkRecord.of(CaseRule.IGNORE_ASCII_CASE, record))
            .toList();
    load.load(new BulkRun(run, records, Octets.utf8("" + run)))
        .thenAccept(result -> System.out.println("ack " + run))
        .exceptionally(
            failure -> {
              System.out.println("unexpected " + failure);
              return null;
            });
  }
}
