package io.tanbiao.ops.bench.node;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.protocol.json.ValueJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntConsumer;

/** The records of a load as JSON Lines, the form that {@code tanbiao import} reads. */
public final class DatasetLines {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int BUFFER_OCTETS = 1 << 18;
  private static final int TELL_EVERY = 10_000;

  private DatasetLines() {}

  /**
   * Writes records, one on each line.
   *
   * @param count the first so many records of the dataset
   * @param timestampSeconds when their values were written, seconds since the epoch
   * @param out is flushed, not closed
   * @param written is told now and then how many are
   */
  public static void write(
      Dataset dataset, int count, int timestampSeconds, OutputStream out, IntConsumer written)
      throws IOException {
    OutputStream buffered = new BufferedOutputStream(out, BUFFER_OCTETS);
    JsonGenerator json = FACTORY.createGenerator(buffered);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setRootValueSeparator(new SerializedString("\n"));
    for (int number = 0; number < count; number++) {
      json.writeStartObject();
      json.writeStringField("handle", dataset.handle(number).toString());
      json.writeArrayFieldStart("values");
      for (HandleValue value : dataset.values(number, timestampSeconds)) {
        ValueJson.write(value, json);
      }
      json.writeEndArray();
      json.writeEndObject();
      if ((number + 1) % TELL_EVERY == 0) {
        written.accept(number + 1);
      }
    }
    json.writeRaw('\n');
    json.close();
    buffered.flush();
  }
}
