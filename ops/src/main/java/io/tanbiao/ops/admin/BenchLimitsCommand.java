package io.tanbiao.ops.admin;

import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.child.Children;
import io.tanbiao.ops.bench.child.Launcher;
import io.tanbiao.ops.bench.child.Pinning;
import io.tanbiao.ops.bench.limit.Limits;
import io.tanbiao.ops.bench.load.LoadPlan;
import io.tanbiao.ops.bench.load.OwnCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tanbiao bench limits}: what this machine can do at best. */
@Command(name = "limits")
final class BenchLimitsCommand implements Callable<Integer> {
  private static final String LAUNCHER = "tanbiao.launcher";
  private static final int MAX_RECORDS = 100_000_000;

  private final Invocation invocation;

  @Option(names = "--only", paramLabel = "NAME")
  private List<String> only = List.of();

  @Option(names = "--folder", paramLabel = "DIR", defaultValue = "bench-data")
  private Path parent;

  @Option(names = "--records", paramLabel = "N", defaultValue = "1000000")
  private int records;

  @Option(names = "--rate", paramLabel = "N", defaultValue = "0")
  private int rate;

  @Mixin private BenchTimes times = new BenchTimes();

  BenchLimitsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, CommandException, InterruptedException {
    List<Workload> wanted = wanted();
    requireRanges();
    Pinning server = Pinning.ofServer();
    Pinning generator = Pinning.ofGenerator();
    boolean pinned = generator.isPinned() && OwnCore.take(generator.core());
    Files.createDirectories(parent);
    Path folder = Files.createTempDirectory(parent.toAbsolutePath(), "limits-");
    List<Measurement> measurements;
    try (Children children = Children.watched(Launcher.ENVIRONMENT)) {
      measurements =
          measure(
              new Limits(
                  children,
                  program(),
                  folder,
                  server,
                  records,
                  rate,
                  times.warmUp(),
                  times.measured()),
              wanted);
    } finally {
      delete(folder);
    }
    present(measurements, pinned, server, generator);
    boolean wrong = measurements.stream().anyMatch(one -> one.wrong() > 0);
    return (wrong ? ExitCode.MISMATCH : ExitCode.DONE).number();
  }

  private List<Measurement> measure(Limits limits, List<Workload> wanted)
      throws IOException, InterruptedException {
    List<Measurement> measurements = new ArrayList<>();
    BenchTable table = new BenchTable(invocation);
    if (!invocation.json()) {
      table.head();
    }
    for (Workload baseline : wanted) {
      Measurement measurement = limits.measure(baseline);
      measurements.add(measurement);
      if (!invocation.json()) {
        table.row(measurement);
      }
    }
    return measurements;
  }

  private void present(
      List<Measurement> measurements, boolean pinned, Pinning server, Pinning generator) {
    invocation.say(pinned ? "bench.pinned" : "bench.unpinned", server.core(), generator.core());
    invocation.say("bench.knot");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pinned", pinned);
    json.put("knot", "not measured");
    json.put("measurements", measurements.stream().map(Measurement::toJson).toList());
    invocation.print(json);
  }

  private List<Workload> wanted() throws CommandException {
    List<Workload> wanted = new ArrayList<>();
    for (String name : only) {
      wanted.add(
          Workload.of(name)
              .filter(Workload::isBaseline)
              .orElseThrow(() -> usage("--only: " + name + " (expected: " + Limits.all() + ")")));
    }
    return wanted.isEmpty() ? Limits.all() : wanted;
  }

  private void requireRanges() throws CommandException {
    if (records < 1 || records > MAX_RECORDS) {
      throw usage("--records: " + records + " (expected: 1.." + MAX_RECORDS + ")");
    }
    try {
      LoadPlan.requireRate(rate);
      LoadPlan.requireTimes(times.warmUp(), times.measured());
    } catch (IllegalArgumentException e) {
      throw usage("--" + e.getMessage());
    }
  }

  /** As users start it, so that servers get the JVM of users; else as this process was. */
  private static UnaryOperator<List<String>> program() throws IOException {
    if (System.getProperty(LAUNCHER) != null) {
      return Launcher.ofProcess()::command;
    }
    return arguments -> {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add("io.tanbiao.ops.Main");
      command.addAll(arguments);
      return command;
    };
  }

  private void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
    try (Stream<Path> others = Files.list(parent)) {
      if (others.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(parent);
  }

  private static CommandException usage(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }
}
