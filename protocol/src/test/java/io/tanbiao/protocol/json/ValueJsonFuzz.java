package io.tanbiao.protocol.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.handle.HandleValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client sends as values is read or refused, and what was read can be printed. */
class ValueJsonFuzz {
  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "[]",
          "[[[[",
          "{\"values\":[]}",
          "{\"index\":1,\"type\":\"URL\",\"data\":\"bare\"}",
          "{\"index\":1,\"type\":\"X\",\"data\":{\"format\":\"hex\",\"value\":\"00ff\"},"
              + "\"ttl\":\"2030-01-01T00:00:00Z\",\"permissions\":\"1111\"}",
          "{\"index\":1,\"type\":\"X\",\"data\":{\"format\":\"base64\",\"value\":\"AP8Q\"},"
              + "\"references\":[{\"handle\":\"88.300/A\",\"index\":-1}]}");

  /** The bodies that the official server got, and the fixtures: every format is among them. */
  static Stream<byte[]> bodies() throws IOException {
    List<String> bodies = new ArrayList<>(BODIES);
    bodies.addAll(fields(resource("/rest/rest-04-put.http"), "(?m)^> (?=[\\[{])"));
    bodies.addAll(fields(resource("/rest/fixtures.json"), "(?m)^(?=  \\{)"));
    return bodies.stream().map(body -> body.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> fields(String text, String before) {
    return Arrays.stream(text.split(before))
        .skip(1)
        .map(part -> part.lines().toList().get(0))
        .toList();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ValueJsonFuzz.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @MethodSource("bodies")
  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesAnyBody(byte[] input) {
    List<HandleValue> values;
    try {
      values = ValueJson.readList(JsonText.read(new String(input, StandardCharsets.UTF_8)));
    } catch (InvalidJsonException refused) {
      if (refused.getMessage().isBlank()) {
        throw new AssertionError("refused without a word");
      }
      return;
    }
    for (HandleValue value : values) {
      if (!printedAndRead(value).equals(printedAndRead(printedAndRead(value)))) {
        throw new AssertionError("not the same once printed");
      }
    }
  }

  private static HandleValue printedAndRead(HandleValue value) {
    String printed = JsonText.write(false, json -> ValueJson.write(value, json)).text();
    try {
      return ValueJson.read(JsonText.read(printed));
    } catch (InvalidJsonException e) {
      throw new AssertionError("printed and then not read", e);
    }
  }
}
