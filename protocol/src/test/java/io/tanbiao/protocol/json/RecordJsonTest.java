package io.tanbiao.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.json.RecordJson.MalformedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordJsonTest {
  private static final String VALUE = "{\"index\":1,\"type\":\"URL\",\"data\":\"x\"}";

  @Test
  void readsARecordAmongOtherOctets() throws MalformedException {
    byte[] octets = ("##{\"handle\":\"88.300/高炉\",\"values\":[" + VALUE + "]}##").getBytes(UTF_8);

    RecordJson record = RecordJson.read(octets, 2, octets.length - 2);

    assertThat(record)
        .isEqualTo(new RecordJson(Handle.of("88.300/高炉"), List.of(HandleValue.of(1, "URL", "x"))));
  }

  @Test
  void readsAnAnswerThatShowsARecord() throws MalformedException {
    RecordJson record =
        read("{\"responseCode\":1,\"handle\":\"a/b\",\"values\":[" + VALUE + "],\"else\":[{}]}");

    assertThat(record.handle()).isEqualTo(Handle.of("a/b"));
  }

  @Test
  void readsWhatItWrote() throws MalformedException {
    List<HandleValue> values = List.of(HandleValue.of(1, "URL", "x").at(1_893_456_000));
    Octets written = RecordJson.exactly(Handle.of("a/b"), values);

    assertThat(read(written.text())).isEqualTo(new RecordJson(Handle.of("a/b"), values));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[] | no object | 0",
        "{\"values\":[]} | handle: missing | 12",
        "{\"handle\":\"a/b\"} | values: missing | 15",
        "{\"handle\":1} | handle: 1 (expected: a string) | 10",
        "{\"handle\":\"a\",\"values\":{}} | values: no such (expected: an array) | 24",
        "{\"handle\":\"a\",\"values\":[{\"index\":\"1\"}]} | index: 1 (expected: a number | 33",
        "{\"handle\":\"a\",\"values\":[]} {} | text behind the record | 27",
        "{\"responseCode\":100,\"handle\":\"a\"} | responseCode: 100 (expected: 1) | 16",
        "{\"handle\":\"\\ud800\",\"values\":[]} | handle: half a surrogate pair | 10",
        "{\"handle\":\"a\" \"values\":[]} | not JSON: | 14",
        "{\"handle\":\"a\",\"values\":[ | not JSON: | 24"
      })
  void saysWhereItIsNoRecord(String json, String message, int offset) {
    MalformedException refused = catchThrowableOfType(MalformedException.class, () -> read(json));

    assertThat(refused).hasMessageContaining(message);
    assertThat(refused.offset()).isBetween(offset - 1, offset + 1);
  }

  private static RecordJson read(String json) throws MalformedException {
    byte[] octets = json.getBytes(UTF_8);
    return RecordJson.read(octets, 0, octets.length);
  }
}
