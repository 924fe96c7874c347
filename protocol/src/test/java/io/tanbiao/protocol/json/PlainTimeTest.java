package io.tanbiao.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2000-02-29T12:34:56Z",
        "2024-02-29T00:00:00Z",
        "2038-01-19T03:14:08Z"
      })
  void readsWhatTheLibraryReads(String text) {
    assertThat(PlainTime.secondsOf(text)).hasValue(Instant.parse(text).getEpochSecond());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2030-01-01T00:00:00",
        "2030-01-01T00:00:00.5Z",
        "2030-01-01T00:00:00+0",
        "+030-01-01T00:00:00Z",
        "2030-01-01 00:00:00Z",
        "2030-01-01t00:00:00z",
        "2030-00-01T00:00:00Z",
        "2030-13-01T00:00:00Z",
        "2030-01-00T00:00:00Z",
        "2030-01-32T00:00:00Z",
        "2030-04-31T00:00:00Z",
        "2023-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2030-01-01T24:00:00Z",
        "2030-01-01T00:60:00Z",
        "2030-01-01T23:59:60Z",
        "٢٠٣٠-01-01T00:00:00Z",
        "2030-01-01T00:0a:00Z"
      })
  void leavesEverythingElseToTheLibrary(String text) {
    assertThat(PlainTime.secondsOf(text)).isEmpty();
  }
}
