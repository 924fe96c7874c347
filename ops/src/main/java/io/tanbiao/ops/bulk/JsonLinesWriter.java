package io.tanbiao.ops.bulk;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.protocol.json.RecordJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A record on each line. */
final class JsonLinesWriter implements RecordWriter {
  @Override
  public void begin(OutputStream out) {}

  @Override
  public void write(Handle handle, List<HandleValue> values, OutputStream out) throws IOException {
    out.write(RecordJson.exactly(handle, values).toArray());
    out.write('\n');
  }
}
