package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * All records of a store or of a prefix, in order of their keys, as they were at one moment.
 *
 * <p>What is written meanwhile is not seen. Files that the scan still needs stay on disk until it
 * is closed, so it should not be kept for longer than it takes to read. One thread at a time; every
 * method may block on the disk.
 */
public final class RecordScan implements AutoCloseable {
  private final Engine engine;
  private final ColumnCursor<HandleKey, HandleRecord> cursor;
  private final Octets within;

  private RecordScan(Engine engine, ColumnCursor<HandleKey, HandleRecord> cursor, Octets within) {
    this.engine = engine;
    this.cursor = cursor;
    this.within = within;
  }

  /** Begins a scan of a span; to be closed by the caller. */
  static RecordScan open(Engine engine, Span span) {
    return engine.read(
        () -> "records",
        database -> {
          ColumnCursor<HandleKey, HandleRecord> cursor = database.scan(Columns.RECORDS);
          cursor.seek(span.from());
          return new RecordScan(engine, cursor, span.within());
        });
  }

  /**
   * The next records.
   *
   * @param limit 1..{@link Store#MAX_PAGE}
   * @return empty when there are no more
   * @throws StoreException {@code RETRY} when the store was closed or reopened since the scan
   *     began: it has to begin again
   */
  public List<HandleRecord> next(int limit) {
    Store.requirePage(limit);
    return engine.read(
        () -> "records",
        current -> {
          if (!current.isScanning(cursor)) {
            throw new StoreException(
                Severity.RETRY, "the scan has ended, or the store was opened again since it began");
          }
          List<HandleRecord> records = new ArrayList<>();
          while (records.size() < limit
              && cursor.isValid()
              && cursor.keyOctets().startsWith(within)) {
            records.add(cursor.value());
            cursor.next();
          }
          return records;
        });
  }

  /** Ends the scan. Closing again, or after the store, does nothing. */
  @Override
  public void close() {
    engine.whileOpen(current -> current.endScan(cursor));
  }
}
