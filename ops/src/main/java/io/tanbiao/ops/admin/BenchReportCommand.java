package io.tanbiao.ops.admin;

import io.tanbiao.ops.bench.child.Launcher;
import io.tanbiao.ops.bench.report.Checkout;
import io.tanbiao.ops.bench.report.Plan;
import io.tanbiao.ops.bench.report.ReadmeTable;
import io.tanbiao.ops.bench.report.Report;
import io.tanbiao.ops.bench.report.ReportFiles;
import io.tanbiao.ops.bench.report.ReportJson;
import io.tanbiao.ops.bench.report.ReportMarkdown;
import io.tanbiao.ops.bench.report.ReportRun;
import io.tanbiao.ops.bench.report.RowKind;
import io.tanbiao.ops.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tanbiao bench report}: baselines and nodes in turns, held to the bars. */
@Command(name = "report")
final class BenchReportCommand implements Callable<Integer> {
  private static final double MILLIS_PER_SECOND = 1_000;
  private static final double OCTETS_PER_GIBIBYTE = 1L << 30;
  private static final String RESULTS = "ops/bench/results";
  private static final String PAGE = "README.md";

  private final Invocation invocation;

  @Option(names = "--quick")
  private boolean quick;

  @Option(names = "--rows", paramLabel = "ROW", split = ",")
  private List<String> rows = List.of();

  @Option(names = "--handles", paramLabel = "N")
  private Integer handles;

  @Option(names = "--big", paramLabel = "N", defaultValue = "20000000")
  private int bigHandles;

  @Option(names = "--rounds", paramLabel = "N")
  private Integer rounds;

  @Option(names = "--seconds", paramLabel = "S", descriptionKey = "bench-seconds-of-report")
  private Double seconds;

  @Option(names = "--warmup", paramLabel = "S")
  private Double warmUp;

  @Option(names = "--starts", paramLabel = "N")
  private Integer starts;

  @Option(names = "--out", paramLabel = "DIR")
  private Path out;

  @Option(names = "--readme")
  private boolean readme;

  BenchReportCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, CommandException {
    Launcher launcher = Launcher.ofProcess();
    Checkout checkout = Checkout.of(launcher);
    Path results = out == null ? checkout.root().orElse(Path.of("")).resolve(RESULTS) : out;
    ReportFiles files = new ReportFiles(results);
    if (readme) {
      return replaceTable(checkout, files).number();
    }
    Report report = measure(launcher);
    List<Path> written = files.write(report);
    present(report, written);
    return code(report).number();
  }

  private Report measure(Launcher launcher) throws IOException, CommandException {
    Plan plan = plan();
    try (BenchFolder folder = BenchFolder.make(invocation)) {
      requireRoom(plan, folder.path());
      StepLines steps = new StepLines(invocation, ReportRun.steps(plan), System::nanoTime);
      return new ReportRun(plan, folder.children(), launcher, folder.path(), steps)
          .run(Version.number());
    }
  }

  private void requireRoom(Plan plan, Path folder) throws IOException, CommandException {
    double needed = ReportRun.neededOctets(plan) / OCTETS_PER_GIBIBYTE;
    double free = Files.getFileStore(folder).getUsableSpace() / OCTETS_PER_GIBIBYTE;
    invocation.tell("bench.report.room", folder, (long) Math.ceil(needed), (long) Math.floor(free));
    if (free < needed) {
      throw new CommandException(
          ExitCode.FAILED,
          invocation
              .messages()
              .text(
                  "bench.report.no-room",
                  folder,
                  (long) Math.ceil(needed),
                  (long) Math.floor(free)));
    }
  }

  private void present(Report report, List<Path> written) {
    if (invocation.json()) {
      invocation.print(JsonText.readObject(ReportJson.write(report)));
    } else {
      invocation.streams().out().println(ReportMarkdown.table(report));
      invocation.streams().out().println(ReportMarkdown.conditions(report));
    }
    written.forEach(file -> invocation.tell("bench.report.written", file));
  }

  private ExitCode replaceTable(Checkout checkout, ReportFiles files)
      throws IOException, CommandException {
    Path page = checkout.root().orElse(Path.of("")).resolve(PAGE);
    Report newest =
        files
            .newest()
            .orElseThrow(
                () ->
                    new CommandException(
                        ExitCode.FAILED,
                        invocation.messages().text("bench.report.none", files.folder())));
    ReadmeTable.replace(page, newest);
    invocation.tell("bench.report.written", page);
    return ExitCode.DONE;
  }

  private static ExitCode code(Report report) {
    if (report.judgement().wrong() > 0) {
      return ExitCode.MISMATCH;
    }
    return report.judgement().holds() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Plan plan() throws CommandException {
    try {
      return new Plan(
          wanted(),
          orElse(handles, quick ? 100_000 : 1_000_000),
          bigHandles,
          orElse(rounds, quick ? 1 : 2),
          duration(warmUp, quick ? 2 : 5),
          duration(seconds, quick ? 2 : 10),
          orElse(starts, quick ? 1 : 5),
          quick);
    } catch (IllegalArgumentException e) {
      throw new CommandException(ExitCode.USAGE, "--" + e.getMessage(), e);
    }
  }

  private List<RowKind> wanted() throws CommandException {
    List<RowKind> measurable = ReportRun.measurable();
    List<RowKind> wanted = new ArrayList<>();
    for (String row : rows) {
      wanted.add(
          RowKind.of(row).filter(measurable::contains).orElseThrow(() -> unknown(row, measurable)));
    }
    if (wanted.isEmpty()) {
      wanted.addAll(measurable);
      if (quick) {
        wanted.remove(RowKind.UDP_BIG);
      }
    }
    return wanted;
  }

  private static CommandException unknown(String row, List<RowKind> measurable) {
    String expected = measurable.stream().map(RowKind::id).collect(Collectors.joining(", "));
    return new CommandException(
        ExitCode.USAGE, "--rows: " + row + " (expected: some of " + expected + ")");
  }

  private static int orElse(Integer given, int usual) {
    return given == null ? usual : given;
  }

  private static Duration duration(Double seconds, int usualSeconds) {
    double given = seconds == null ? usualSeconds : seconds;
    return Duration.ofMillis(Math.round(given * MILLIS_PER_SECOND));
  }
}
