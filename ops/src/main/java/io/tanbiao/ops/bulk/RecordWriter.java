package io.tanbiao.ops.bulk;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes records so that reading them brings back the same. One thread. */
interface RecordWriter {
  /** Writes what stands before the first record. */
  void begin(OutputStream out) throws IOException;

  /** Writes a record. */
  void write(Handle handle, List<HandleValue> values, OutputStream out) throws IOException;
}
