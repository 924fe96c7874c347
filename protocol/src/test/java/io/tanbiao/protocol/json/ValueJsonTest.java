package io.tanbiao.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.TimeToLive;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueJsonTest {
  @Test
  void readsWhatItWroteOfEveryFixture() throws IOException, InvalidJsonException {
    try (var in = ValueJsonTest.class.getResourceAsStream("/rest/fixtures.json")) {
      for (JsonNode record :
          JsonText.read(new String(in.readAllBytes(), UTF_8)).get("handleRecords")) {
        for (HandleValue value : ValueJson.readList(record)) {
          Octets written = JsonText.write(false, json -> ValueJson.write(value, json));
          assertThat(ValueJson.read(JsonText.read(written.text()))).isEqualTo(value);
        }
      }
    }
  }

  @Test
  void readsABareStringAsTextWithTheUsualRest() throws InvalidJsonException {
    var value = ValueJson.read(JsonText.read("{\"index\":1,\"type\":\"URL\",\"data\":\"x\"}"));
    assertThat(value).isEqualTo(HandleValue.of(1, "URL", "x"));
  }

  @Test
  void readsOneValueAnArrayAndAnObjectOfValues() throws InvalidJsonException {
    String one = "{\"index\":1,\"type\":\"URL\",\"data\":\"x\"}";
    List<HandleValue> expected = List.of(HandleValue.of(1, "URL", "x"));
    assertThat(ValueJson.readList(JsonText.read(one))).isEqualTo(expected);
    assertThat(ValueJson.readList(JsonText.read("[" + one + "]"))).isEqualTo(expected);
    assertThat(ValueJson.readList(JsonText.read("{\"values\":[" + one + "]}"))).isEqualTo(expected);
  }

  @Test
  void readsAnAbsoluteTimeToLive() throws InvalidJsonException {
    var value =
        ValueJson.read(
            JsonText.read(
                "{\"index\":1,\"type\":\"T\",\"data\":\"x\",\"ttl\":\"2030-01-01T00:00:00Z\"}"));
    assertThat(value.timeToLive()).isEqualTo(new TimeToLive(true, 1_893_456_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"type\":\"URL\",\"data\":\"x\"} | index: missing",
        "{\"index\":2147483648,\"type\":\"URL\",\"data\":\"x\"} | index: 2147483648",
        "{\"index\":1,\"data\":\"x\"} | type: missing",
        "{\"index\":1,\"type\":\"URL\"} | format: missing",
        "{\"index\":1,\"type\":\"T\",\"data\":{\"format\":\"oops\",\"value\":\"\"}} | format: oops",
        "{\"index\":1,\"type\":\"T\",\"data\":{\"format\":\"hex\",\"value\":\"0\"}} | hexadecimal",
        "{\"index\":1,\"type\":\"T\",\"data\":{\"format\":\"base64\",\"value\":\"*\"}} | base64",
        "{\"index\":1,\"type\":\"T\",\"data\":\"x\",\"permissions\":\"11111\"} | permissions: 11111",
        "{\"index\":1,\"type\":\"T\",\"data\":\"x\",\"ttl\":1.5} | ttl",
        "{\"index\":1,\"type\":\"T\",\"data\":\"x\",\"ttl\":\"soon\"} | time: soon"
      })
  void namesTheFieldItDoesNotUnderstand(String json, String named) {
    assertThatThrownBy(() -> ValueJson.read(JsonText.read(json)))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageContaining(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,]", "{} {}", "nul"})
  void refusesWhatIsNoJson(String text) {
    assertThatThrownBy(() -> JsonText.read(text))
        .isInstanceOf(InvalidJsonException.class)
        .hasMessageStartingWith("not JSON");
  }

  @Test
  void refusesTextsThatNestTooDeep() throws InvalidJsonException {
    int limit = JsonText.MAX_DEPTH;
    assertThat(JsonText.read("[".repeat(limit) + "]".repeat(limit)).isArray()).isTrue();
    assertThatThrownBy(() -> JsonText.read("[".repeat(limit + 1) + "]".repeat(limit + 1)))
        .isInstanceOf(InvalidJsonException.class);
  }
}
