package io.tanbiao.ops.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ReportMarkdownTest {

  @Test
  void escapesWhatMarkdownWouldRead() {
    assertThat(ReportMarkdown.escape("a|b *c* <d>\n[e] `f` _g_ \\"))
        .isEqualTo("a\\|b \\*c\\* &lt;d> \\[e\\] \\`f\\` \\_g\\_ \\\\");
  }

  @Test
  void hasALineForEveryRowAndAsManyCellsInEach() {
    Report report = Reports.with(Row.notMeasured(RowKind.GRPC, "a|b"));

    var lines = ReportMarkdown.table(report).lines().toList();

    assertThat(lines).hasSize(2 + RowKind.values().length);
    assertThat(lines).allSatisfy(line -> assertThat(cells(line)).isEqualTo(11));
  }

  @Test
  void saysThatAQuickRunIsNoResult() {
    Report report = Reports.with();
    Plan plan = report.plan();
    Report quick =
        new Report(
            report.environment(),
            new Plan(plan.rows(), 9, 9, 1, plan.warmUp(), plan.phase(), 1, true),
            report.rows(),
            report.samples());

    assertThat(ReportMarkdown.page(quick)).contains("no result");
    assertThat(ReportMarkdown.page(report)).doesNotContain("no result");
  }

  @Test
  void statesConditions() {
    assertThat(ReportMarkdown.page(Reports.with()))
        .contains("warm-up 5 s")
        .contains("2 rounds")
        .contains("1234abc-dirty")
        .contains("-XX:+UseSerialGC")
        .contains("Holds: 0 below their bar");
  }

  @Test
  void replacesTheTableOfAPage() {
    String page = "# A\n" + ReadmeTable.BEGIN + "\nstale table\n" + ReadmeTable.END + "\nend\n";

    String once = ReadmeTable.replaced(page, Reports.with());

    assertThat(once).startsWith("# A\n").endsWith("\nend\n").doesNotContain("stale table");
    assertThat(once).contains("| what | baseline |");
    assertThat(ReadmeTable.replaced(once, Reports.with())).isEqualTo(once);
  }

  @Test
  void refusesAPageWithoutAPlaceForTheTable() {
    assertThatThrownBy(() -> ReadmeTable.replaced("# A\n", Reports.with()))
        .hasMessageContaining(ReadmeTable.BEGIN);
  }

  @Test
  void showsNumbersWithTheDigitsThatCount() {
    assertThat(Amount.text(253_401.6)).isEqualTo("253 402");
    assertThat(Amount.text(1_024)).isEqualTo("1024");
    assertThat(Amount.text(350.4)).isEqualTo("350");
    assertThat(Amount.text(20.55)).isEqualTo("20.6");
    assertThat(Amount.text(0.604)).isEqualTo("0.60");
    assertThat(Amount.text(0.5)).isEqualTo("0.50");
    assertThat(Amount.text(12)).isEqualTo("12");
    assertThat(Amount.text(Double.NaN)).isEqualTo("–");
  }

  private static int cells(String line) {
    return line.replace("\\|", "").split("\\|", -1).length - 2;
  }
}
