package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rocksdb.RocksDBException;

/**
 * Compactions of a whole store, one at a time. Closing or reopening the engine ends the one under
 * way; what it had finished stays.
 */
final class Compaction {
  private final Engine engine;
  private final AtomicBoolean running = new AtomicBoolean();

  Compaction(Engine engine) {
    this.engine = engine;
  }

  boolean isRunning() {
    return running.get();
  }

  /** Compacts all columns; returns when that is done. */
  CompactionResult run() {
    if (!running.compareAndSet(false, true)) {
      throw new StoreException(Severity.RETRY, "the store is being compacted already");
    }
    try {
      long started = System.nanoTime();
      long before = octets();
      engine.read(() -> "store", Compaction::compactColumns);
      return new CompactionResult(before, octets(), Duration.ofNanos(System.nanoTime() - started));
    } finally {
      running.set(false);
    }
  }

  private long octets() {
    return engine.read(() -> "size of the store", database -> database.files().octets());
  }

  private static Void compactColumns(Database database) {
    try {
      // Else new tables would wait for the only thread, and in the end commits for them. Where this
      // fails, the thread stays until the store is opened anew, and idles.
      database.setBackgroundJobs(TableOptions.BACKGROUND_JOBS + 1);
      for (Column<?, ?> column : Columns.ALL) {
        database.compact(column);
      }
      database.setBackgroundJobs(TableOptions.BACKGROUND_JOBS);
      return null;
    } catch (RocksDBException e) {
      throw StoreFailure.ofCompaction(e);
    }
  }
}
