package io.tanbiao.ops.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.protocol.json.ValueFields;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;

/** A value in each row; data that is no text in base64. */
final class CsvWriter implements RecordWriter {
  private static final Pattern QUOTED = Pattern.compile("[\",\r\n]|^\\s|\\s$");

  @Override
  public void begin(OutputStream out) throws IOException {
    out.write((CsvHeader.WRITTEN + "\r\n").getBytes(UTF_8));
  }

  @Override
  public void write(Handle handle, List<HandleValue> values, OutputStream out) throws IOException {
    for (HandleValue value : values) {
      out.write((row(handle, value) + "\r\n").getBytes(UTF_8));
    }
  }

  private static String row(Handle handle, HandleValue value) {
    ValueFields.Text data = ValueFields.textOf(value.data());
    return String.join(
        ",",
        field(handle.toString()),
        Integer.toString(value.index()),
        field(value.type().text()),
        field(data.text()),
        data.format(),
        value.permissions().toString(),
        ValueFields.text(value.timeToLive()),
        ValueFields.time(value.timestampSeconds()),
        field(ValueFields.text(value.references())));
  }

  private static String field(String text) {
    return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
