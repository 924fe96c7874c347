package io.tanbiao.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.ops.bench.Measurement.Latency;
import io.tanbiao.ops.json.JsonText;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasurementTest {

  @Test
  void isTheSameWhenReadBack() {
    Measurement known = measurement(OptionalDouble.of(4.5));
    Measurement unknown = measurement(OptionalDouble.empty());

    assertThat(readBack(known)).isEqualTo(known);
    assertThat(readBack(unknown)).isEqualTo(unknown);
  }

  @Test
  void countsRightAnswersEachSecond() {
    assertThat(measurement(OptionalDouble.empty()).perSecond()).isEqualTo(500.0);
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(() -> Measurement.fromJson(Map.of("workload", "rest")))
        .hasMessageContaining("offeredPerSecond: null (expected: a number)");
  }

  @ParameterizedTest
  @EnumSource(Workload.class)
  void workloadsAreFoundByTheirNames(Workload workload) {
    assertThat(Workload.of(workload.label())).contains(workload);
    assertThat(Workload.of("no-such")).isEmpty();
  }

  private static Measurement readBack(Measurement measurement) {
    return Measurement.fromJson(JsonText.readObject(JsonText.compact(measurement.toJson())));
  }

  private static Measurement measurement(OptionalDouble serverCpu) {
    Latency latency = new Latency(100.5, 200, 300, 12_345.25);
    return new Measurement(
        "udp-hot", 0, 2.0, 1_000, latency, 3, 2, 1, serverCpu, 1.25, 0.5, "4 sockets of 16");
  }
}
