package io.tanbiao.ops.admin;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.child.Pinning;
import io.tanbiao.ops.bench.node.StartSeries;
import io.tanbiao.ops.bench.node.StartTimes;
import io.tanbiao.ops.config.ConfigException;
import io.tanbiao.ops.config.ConfigSources;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.NodeException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tanbiao bench start}: how long a node takes to start. */
@Command(name = "start")
final class BenchStartCommand implements Callable<Integer> {
  private static final int MAX_RUNS = 99;

  private final Invocation invocation;

  @Option(names = "--handles", paramLabel = "N")
  private Integer handles;

  @Option(names = "--runs", paramLabel = "N", defaultValue = "5")
  private int runs;

  @Option(names = "--after-kill")
  private boolean afterKill;

  @Option(names = "--one-core")
  private boolean oneCore;

  BenchStartCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, NodeException, ConfigException, CommandException {
    BenchLoadCommand.requireWithin(invocation, "--runs", runs, 1, MAX_RUNS);
    if (handles != null) {
      BenchLoadCommand.requireWithin(invocation, "--handles", handles, 1, Dataset.MAX_HANDLES);
    }
    try (BenchFolder folder = BenchFolder.make(invocation)) {
      NodeDirectory directory = handles == null ? invocation.directory() : filled(folder);
      directory.requireInitialised();
      Map<String, Object> result = new LinkedHashMap<>();
      Pinning pinning = oneCore ? Pinning.ofServer() : Pinning.NONE;
      StartSeries series = new StartSeries(folder.program(), directory, pinning, probe(directory));
      series.warmUp();
      result.put("afterStop", present("stop", series.afterStop(runs, this::tell)));
      if (afterKill) {
        result.put("afterKill", present("kill", series.afterKill(runs, node -> {}, this::tell)));
      }
      invocation.print(result);
    }
    return ExitCode.DONE.number();
  }

  private NodeDirectory filled(BenchFolder folder) throws IOException {
    NodeDirectory directory = new NodeDirectory(folder.path().resolve("node"));
    folder.program().init(directory, Dataset.USUAL.prefix().toString());
    invocation.tell("bench.filling", handles);
    Progress progress = Progress.of(invocation);
    double unused =
        folder.program().fill(directory, Dataset.USUAL, handles, done -> progress.at(done, 0));
    progress.interrupt();
    return directory;
  }

  private Handle probe(NodeDirectory directory) throws ConfigException {
    return handles == null
        ? ConfigSources.of(directory.config()).read().prefix().handle()
        : Dataset.USUAL.handle(handles - 1);
  }

  private void tell(StartTimes times) {
    invocation.tell(
        "bench.start.run",
        text(times.readySeconds()),
        text(times.answerSeconds()),
        text(times.memory().nowMebibytes()));
  }

  private Map<String, Object> present(String before, List<StartTimes> starts) {
    double ready = StartSeries.median(starts, StartTimes::readySeconds);
    double answer = StartSeries.median(starts, StartTimes::answerSeconds);
    double memory = StartSeries.median(starts, times -> times.memory().nowMebibytes());
    double peak = StartSeries.median(starts, times -> times.memory().peakMebibytes());
    invocation.say(
        "bench.start." + before,
        starts.size(),
        text(ready),
        text(answer),
        text(memory),
        text(peak));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("readySeconds", ready);
    json.put("answerSeconds", answer);
    json.put("residentMebibytes", memory);
    json.put("peakMebibytes", peak);
    json.put("runs", starts.stream().map(StartTimes::toJson).toList());
    return json;
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
