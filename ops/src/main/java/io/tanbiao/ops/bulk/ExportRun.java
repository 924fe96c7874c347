package io.tanbiao.ops.bulk;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.store.Store;
import io.tanbiao.protocol.json.ValueFields;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Writes records one after another, in the order in which they come. One thread. */
public final class ExportRun {
  private final OutputStream out;
  private final RecordWriter writer;
  private long written;

  /** Where records come from. */
  @FunctionalInterface
  public interface Source {
    /** The next record; empty at the end. */
    Optional<HandleRecord> next() throws IOException;
  }

  /** Is told of everything. */
  public interface Watcher {
    /** A record cannot be said in the format and was left out. */
    void leftOut(Handle handle, String reason);

    /** So many records are written. */
    void written(long records);
  }

  /**
   * Writes to a stream.
   *
   * @param out closed by who opened it
   * @param format {@link BulkFormat#JSONL} or {@link BulkFormat#CSV}
   */
  public ExportRun(OutputStream out, BulkFormat format) {
    this.out = out;
    this.writer =
        switch (format) {
          case JSONL -> new JsonLinesWriter();
          case CSV -> new CsvWriter();
          case HDL_JSON -> throw new IllegalArgumentException("hdl-json (expected: jsonl or csv)");
        };
  }

  /**
   * Writes all records of a source.
   *
   * @return how many were written
   */
  public long run(Source source, Watcher watcher) throws IOException {
    writer.begin(out);
    Optional<HandleRecord> record = source.next();
    while (record.isPresent()) {
      write(record.get(), watcher);
      record = source.next();
    }
    out.flush();
    return written;
  }

  private void write(HandleRecord record, Watcher watcher) throws IOException {
    List<HandleValue> values = Store.valuesOf(record);
    Optional<String> fault = ValueFields.unwritable(values);
    if (fault.isPresent()) {
      watcher.leftOut(record.handle(), fault.get());
      return;
    }
    writer.write(record.handle(), values, out);
    watcher.written(++written);
  }
}
