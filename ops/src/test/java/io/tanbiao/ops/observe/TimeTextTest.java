package io.tanbiao.ops.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {
  private final TimeText times = new TimeText();

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T10:11:12Z, 2026-11-20T10:11:12.000Z",
    "2026-11-20T10:11:12.005Z, 2026-11-20T10:11:12.005Z",
    "2026-11-20T10:11:12.345678Z, 2026-11-20T10:11:12.345Z",
    "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z"
  })
  void writesMilliseconds(String at, String text) {
    assertThat(textOf(at)).isEqualTo(text);
  }

  @Test
  void followsTheClockBothWays() {
    assertThat(textOf("2026-11-20T10:11:12.1Z")).endsWith("12.100Z");
    assertThat(textOf("2026-11-20T10:11:13.1Z")).endsWith("13.100Z");
    assertThat(textOf("2026-11-20T10:11:12.2Z")).endsWith("12.200Z");
  }

  private String textOf(String at) {
    StringBuilder text = new StringBuilder();
    times.append(Instant.parse(at), text);
    return text.toString();
  }
}
