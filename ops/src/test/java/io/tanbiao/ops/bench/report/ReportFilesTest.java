package io.tanbiao.ops.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir Path folder;

  @Test
  void readsWhatItWrote() {
    Report report = Reports.with(Row.notMeasured(RowKind.GRPC, "not yet"));

    assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
  }

  @Test
  void namesWhatIsNoReport() {
    String json = ReportJson.write(Reports.with()).replace("\"udp-hot\"", "\"udp-warm\"");

    assertThatThrownBy(() -> ReportJson.read(json)).hasMessageContaining("udp-warm");
    assertThatThrownBy(() -> ReportJson.read("{}")).hasMessageContaining("environment");
  }

  @Test
  void writesThreeFilesNamedByDayAndCommit() throws IOException {
    List<Path> written = new ReportFiles(folder.resolve("results")).write(Reports.with());

    assertThat(written)
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "2026-11-23-1234abc-dirty.json",
            "2026-11-23-1234abc-dirty.md",
            "2026-11-23-1234abc-dirty.svg");
    assertThat(written).allSatisfy(file -> assertThat(file).isNotEmptyFile());
  }

  @Test
  void findsTheNewestThatIsAResult() throws IOException {
    Report old = Reports.with();
    Report recent = at("2026-12-01T00:00:00Z", "feed123", false);
    Report quick = at("2026-12-02T00:00:00Z", "feed124", true);
    ReportFiles files = new ReportFiles(folder);
    Files.writeString(folder.resolve("2026-11-20.json"), "{}");
    files.write(quick);
    files.write(recent);
    files.write(old);

    assertThat(files.newest()).contains(recent);
    assertThat(new ReportFiles(folder.resolve("none")).newest()).isEmpty();
  }

  private static Report at(String began, String commit, boolean quick) {
    Report report = Reports.with();
    Plan plan = report.plan();
    return new Report(
        new Environment(began, commit, false, report.environment().host(), List.of()),
        new Plan(plan.rows(), 1_000, 1, 1, Duration.ZERO, Duration.ofSeconds(2), 1, quick),
        report.rows(),
        report.samples());
  }
}
