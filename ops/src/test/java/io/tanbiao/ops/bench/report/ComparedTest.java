package io.tanbiao.ops.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.ops.bench.Measurement;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparedTest {
  private static final double SECONDS = 2;

  @Test
  void takesTheMedianOfTheSharesOfEachRound() {
    Compared compared =
        new Compared(
            List.of(rate(100), rate(300), rate(200)),
            List.of(rate(10), rate(240), rate(120)),
            rate(60));

    Row row = compared.ratio(RowKind.UDP_HOT);

    assertThat(row.figures()).isEqualTo(new Row.Figures(200, 120, 0.6, Double.NaN));
    assertThat(row.verdict().text()).isEqualTo("held");
  }

  @Test
  void takesTimesAtHalfOfTheMaximumAndFaultsOfAll() {
    Measurement half = measured(60, 4, 5, 6, 0.5);
    Compared compared =
        new Compared(List.of(), List.of(measured(100, 1, 2, 3, 0.5), rate(100)), half);

    Row.Load load = compared.load();

    assertThat(load.p50Micros()).isEqualTo(half.latency().p50());
    assertThat(load.p99Micros()).isEqualTo(Compared.NEVER_MICROS);
    assertThat(load.errors()).isEqualTo(1 + 3 + 4 + 6);
    assertThat(load.wrong()).isEqualTo(2 + 5);
    assertThat(load.cpuMicros()).isEqualTo(7.5);
  }

  @Test
  void countsWhatWasNeverAnsweredAsSlow() {
    assertThat(Compared.p99(measured(99 / SECONDS, 1, 0, 0, 0.5))).isEqualTo(99 + 99 / SECONDS);
    assertThat(Compared.p99(measured(98 / SECONDS, 1, 0, 0, 0.5))).isEqualTo(Compared.NEVER_MICROS);
    assertThat(Compared.p99(measured(98 / SECONDS, 0, 0, 1, 0.5))).isEqualTo(Compared.NEVER_MICROS);
    assertThat(Compared.p99(measured(0, 0, 0, 0, 0.5))).isEqualTo(Compared.NEVER_MICROS);
  }

  @Test
  void saysWhenTheGeneratorMayBeTheLimit() {
    Measurement busy = measured(100, 0, 0, 0, 0.99);

    assertThat(new Compared(List.of(busy), List.of(rate(10)), rate(5)).note())
        .contains("generator");
    assertThat(new Compared(List.of(), List.of(rate(10)), rate(5)).note()).isEmpty();
  }

  private static Measurement rate(double perSecond) {
    return measured(perSecond, 0, 0, 0, 0.5);
  }

  private static Measurement measured(
      double perSecond, long errors, long wrong, long busy, double generatorUse) {
    return new Measurement(
        "udp-hot",
        0,
        SECONDS,
        Math.round(perSecond * SECONDS),
        new Measurement.Latency(50 + perSecond, 99 + perSecond, 999, 9_999),
        errors,
        wrong,
        busy,
        OptionalDouble.of(7.5),
        1,
        generatorUse,
        "");
  }
}
