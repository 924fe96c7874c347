package io.tanbiao.ops.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.Workload;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoadPlanTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void takesLimitsAndRefusesWhatIsBeyond() {
    assertThat(plan(Workload.UDP_HOT, LoadPlan.MAX_CONNECTIONS, LoadPlan.MAX_OUTSTANDING, 0))
        .isNotNull();
    assertThat(plan(Workload.UDP_HOT, 1, 1, LoadPlan.MAX_PER_SECOND)).isNotNull();

    assertThatThrownBy(() -> plan(Workload.UDP_HOT, LoadPlan.MAX_CONNECTIONS + 1, 1, 0))
        .hasMessage("connections: 10001 (expected: 1..10000)");
    assertThatThrownBy(() -> plan(Workload.UDP_HOT, 0, 1, 0))
        .hasMessage("connections: 0 (expected: 1..10000)");
    assertThatThrownBy(() -> plan(Workload.UDP_HOT, 1, LoadPlan.MAX_OUTSTANDING + 1, 0))
        .hasMessage("outstanding: 65537 (expected: 1..65536)");
    assertThatThrownBy(() -> plan(Workload.UDP_HOT, 1, 1, LoadPlan.MAX_PER_SECOND + 1))
        .hasMessage("rate: 10000001 (expected: 0..10000000)");
  }

  @Test
  void refusesSeveralRequestsWhereConnectionsTakeOne() {
    assertThatThrownBy(() -> plan(Workload.REST, 1, 2, 0))
        .hasMessage("outstanding: 2 (expected: 1..1)");
  }

  @Test
  void boundsPhases() {
    LoadPlan.requireTimes(Duration.ZERO, LoadPlan.MAX_MEASURED);
    LoadPlan.requireTimes(LoadPlan.MAX_WARM_UP, Duration.ofMillis(1));

    assertThatThrownBy(() -> LoadPlan.requireTimes(Duration.ZERO, Duration.ZERO))
        .hasMessage("seconds: 0 (expected: 1..86400)");
    assertThatThrownBy(() -> LoadPlan.requireTimes(LoadPlan.MAX_WARM_UP.plus(SECOND), SECOND))
        .hasMessage("warmup: 601 (expected: 0..600)");
  }

  @Test
  void asksMoreAtATimeWhenRequestsWaitForNothing() {
    assertThat(LoadPlan.usualOutstanding(Workload.UDP_HOT, 0)).isEqualTo(16);
    assertThat(LoadPlan.usualOutstanding(Workload.UDP_HOT, 1)).isGreaterThan(1_000);
    assertThat(LoadPlan.usualOutstanding(Workload.REST, 1)).isEqualTo(1);
  }

  @Test
  void asksForSomeOfAllRecords() {
    Numbers numbers = Numbers.random(1_000, 10, 1);
    for (int i = 0; i < 1_000; i++) {
      assertThat(numbers.next()).isBetween(0, 999).satisfies(n -> assertThat(n % 100).isZero());
    }
    Numbers rising = Numbers.rising(1, 2);
    assertThat(rising.next()).isEqualTo(1);
    assertThat(rising.next()).isEqualTo(3);
  }

  private static LoadPlan plan(Workload workload, int connections, int outstanding, int rate) {
    return new LoadPlan(
        workload,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 1),
        Dataset.USUAL,
        10,
        10,
        connections,
        outstanding,
        rate,
        SECOND,
        SECOND,
        1,
        OptionalLong.empty());
  }
}
