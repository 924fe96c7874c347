package io.tanbiao.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.ops.bench.report.Report;
import io.tanbiao.ops.bench.report.ReportJson;
import io.tanbiao.ops.bench.report.Row;
import io.tanbiao.ops.bench.report.RowKind;
import io.tanbiao.ops.bench.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The report from end to end with the packed program. Nothing about speed is asserted. */
@Timeout(600)
class BenchReportIT {
  private static final Path LAUNCHER = Path.of("bin/tanbiao").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void measuresRowsAndLeavesNothingButTheReport() throws Exception {
    Path out = folder.resolve("results");

    int exitCode =
        tanbiao(
            "bench",
            "report",
            "--quick",
            "--rows=udp-hot,import,start-ready,start-killed,create,disk",
            "--handles=500",
            "--warmup=3",
            "--seconds=1",
            "--out=" + out);

    assertThat(exitCode).as(said()).isIn(0, 1);
    List<Path> files = files(out);
    assertThat(files).as(said()).hasSize(3);
    Report report = ReportJson.read(Files.readString(ending(files, ".json")));
    assertThat(report.plan().quick()).isTrue();
    assertThat(report.judgement().wrong()).isZero();
    assertThat(report.environment().nodeOptions()).anyMatch(option -> option.startsWith("-Xmx"));
    assertThat(report.rows())
        .filteredOn(row -> row.verdict().level() != Verdict.Level.NOT_MEASURED)
        .extracting(Row::kind)
        .containsExactly(
            RowKind.UDP_HOT,
            RowKind.CREATE,
            RowKind.IMPORT,
            RowKind.START_READY,
            RowKind.START_KILLED,
            RowKind.DISK);
    assertThat(Files.readString(ending(files, ".md"))).contains("no result");
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(ending(files, ".svg").toFile());
    assertThat(folder.resolve("bench-data")).doesNotExist();
    assertThat(processesIn(folder)).isEmpty();
  }

  @Test
  void refusesRowsThatItDoesNotKnow() throws Exception {
    int exitCode = tanbiao("bench", "report", "--rows=udp-warm");

    assertThat(exitCode).isEqualTo(2);
    assertThat(said()).contains("udp-warm").contains("udp-hot");
  }

  @Test
  void loadsAndStartsANode() throws Exception {
    assertThat(tanbiao("bench", "load", "--data=n", "--handles=300", "--json")).as(said()).isZero();
    assertThat(Files.readString(folder.resolve("out.txt"))).contains("\"handles\":300");

    assertThat(tanbiao("bench", "start", "--data=n", "--runs=1", "--after-kill"))
        .as(said())
        .isZero();
    assertThat(Files.readString(folder.resolve("out.txt"))).contains("after kill -9");
    assertThat(processesIn(folder)).isEmpty();
  }

  private int tanbiao(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile());
    builder.environment().put("TANBIAO_NO_BUILD", "1");
    builder.environment().put("LANG", "en_US.UTF-8");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static Path ending(List<Path> files, String ending) {
    return files.stream()
        .filter(file -> file.toString().endsWith(ending))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> processesIn(Path directory) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(directory.toString()))
        .toList();
  }
}
