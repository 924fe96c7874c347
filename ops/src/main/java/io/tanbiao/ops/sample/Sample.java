package io.tanbiao.ops.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.protocol.json.InvalidJsonException;
import io.tanbiao.protocol.json.JsonText;
import io.tanbiao.protocol.json.ValueJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A record to register.
 *
 * @param handle its name
 * @param values its values, without administrator
 */
public record Sample(Handle handle, List<HandleValue> values) {
  /** The prefix of the node that the samples are for. */
  public static final String NODE_PREFIX = "88.300";

  private static final List<String> RECORDS = List.of("furnace-c20", "building-c18");

  /** Copies the values. */
  public Sample {
    values = List.copyOf(values);
  }

  /** The prefix record of the demonstration enterprise. */
  public static Sample enterprise() {
    return read("enterprise-15907");
  }

  /** The records of the demonstration enterprise. */
  public static List<Sample> records() {
    return RECORDS.stream().map(Sample::read).toList();
  }

  private static Sample read(String name) {
    String resource = name + ".json";
    try (InputStream in = Sample.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError(resource + ": missing in this build");
      }
      JsonNode json = JsonText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return new Sample(Handle.of(json.path("handle").asText()), ValueJson.readList(json));
    } catch (IOException | InvalidJsonException e) {
      throw new AssertionError(resource + ": damaged in this build", e);
    }
  }
}
