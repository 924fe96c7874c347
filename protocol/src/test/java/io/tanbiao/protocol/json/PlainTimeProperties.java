package io.tanbiao.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class PlainTimeProperties {
  private static final long YEAR_0 = -62_167_219_200L;
  private static final long YEAR_9999 = 253_402_300_799L;

  @Property
  void readsEverySecondOfFourDigitYears(
      @ForAll @LongRange(min = YEAR_0, max = YEAR_9999) long seconds) {
    String text = Instant.ofEpochSecond(seconds).toString();

    assertThat(PlainTime.secondsOf(text)).hasValue(seconds);
  }
}
