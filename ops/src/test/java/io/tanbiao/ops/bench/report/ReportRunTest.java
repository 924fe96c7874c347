package io.tanbiao.ops.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportRunTest {

  @Test
  void listsEveryRowAndWhyItWasNotMeasured() {
    Row hot = Reports.atBar(RowKind.UDP_HOT);
    Row uniform = Reports.atBar(RowKind.UDP_UNIFORM);

    List<Row> rows = ReportRun.rows(plan(RowKind.UDP_HOT), List.of(uniform, hot));

    assertThat(rows).extracting(Row::kind).containsExactly(RowKind.values());
    assertThat(rows).contains(hot).doesNotContain(uniform);
    assertThat(note(RowKind.GRPC, rows)).isEqualTo("not yet");
    assertThat(note(RowKind.ACCOUNT, rows)).isEqualTo("not yet");
    assertThat(note(RowKind.UDP_KNOT, rows)).contains("Knot");
    assertThat(note(RowKind.CREATE, rows)).isEqualTo("not wanted");
  }

  @Test
  void measuresAllRowsButThoseOfLaterFeaturesAndOfKnot() {
    assertThat(ReportRun.measurable())
        .doesNotHaveDuplicates()
        .hasSize(RowKind.values().length - 4)
        .doesNotContain(RowKind.GRPC, RowKind.ACCOUNT, RowKind.INGEST, RowKind.UDP_KNOT);
  }

  @Test
  void countsStepsOfWhatIsWanted() {
    int rounds = 2;
    int fill = 1;
    int half = 1;

    assertThat(ReportRun.steps(plan(RowKind.UDP_HOT))).isEqualTo(fill + 2 * rounds + half);
    assertThat(ReportRun.steps(plan(RowKind.IMPORT, RowKind.UDP_HOT)))
        .isEqualTo(rounds + 2 * rounds + half);
    assertThat(ReportRun.steps(plan(RowKind.CREATE))).isEqualTo(2 * rounds + half);
  }

  @Test
  void needsMoreRoomForTheBigStore() {
    assertThat(ReportRun.neededOctets(plan(RowKind.UDP_BIG)))
        .isGreaterThan(ReportRun.neededOctets(plan(RowKind.UDP_UNIFORM)));
  }

  @Test
  void refusesPlansOutsideTheirRanges() {
    Plan plan = plan(RowKind.UDP_HOT);
    assertThat(of(plan, 1, 99).handles()).isEqualTo(1);
    assertThat(of(plan, Plan.MAX_HANDLES, 1).rounds()).isEqualTo(1);
    assertThatThrownBy(() -> of(plan, 0, 1)).hasMessageContaining("handles: 0");
    assertThatThrownBy(() -> of(plan, Plan.MAX_HANDLES + 1, 1)).hasMessageContaining("handles");
    assertThatThrownBy(() -> of(plan, 1, 0)).hasMessageContaining("rounds: 0");
    assertThatThrownBy(() -> of(plan, 1, Plan.MAX_ROUNDS + 1)).hasMessageContaining("rounds: 100");
  }

  private static Plan of(Plan plan, int handles, int rounds) {
    return new Plan(plan.rows(), handles, 1, rounds, plan.warmUp(), plan.phase(), 1, false);
  }

  private static String note(RowKind kind, List<Row> rows) {
    return rows.stream().filter(row -> row.kind() == kind).findFirst().orElseThrow().note();
  }

  private static Plan plan(RowKind... rows) {
    Duration second = Duration.ofSeconds(1);
    return new Plan(Arrays.asList(rows), 1_000, 10_000, 2, second, second, 5, false);
  }
}
