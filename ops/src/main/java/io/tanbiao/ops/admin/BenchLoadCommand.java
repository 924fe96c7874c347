package io.tanbiao.ops.admin;

import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.child.Children;
import io.tanbiao.ops.bench.child.Launcher;
import io.tanbiao.ops.bench.node.NodeProgram;
import io.tanbiao.ops.bench.node.StoreSize;
import io.tanbiao.ops.node.NodeDirectory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tanbiao bench load}: fills the store of a node that does not run. */
@Command(name = "load")
final class BenchLoadCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--handles", paramLabel = "N", required = true)
  private int handles;

  BenchLoadCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, CommandException {
    requireWithin(invocation, "--handles", handles, 1, Dataset.MAX_HANDLES);
    NodeDirectory directory = invocation.directory();
    try (Children children = Children.watched(Launcher.ENVIRONMENT)) {
      NodeProgram program = new NodeProgram(children, Launcher.ofProcess());
      if (!directory.isInitialised()) {
        program.init(directory, Dataset.USUAL.prefix().toString());
      }
      long before = StoreSize.octets(directory.store());
      Progress progress = Progress.of(invocation);
      double seconds =
          program.fill(directory, Dataset.USUAL, handles, done -> progress.at(done, 0));
      progress.interrupt();
      present(seconds, (StoreSize.octets(directory.store()) - before) / (double) handles);
    }
    return ExitCode.DONE.number();
  }

  private void present(double seconds, double octets) {
    double rate = handles / seconds;
    invocation.say(
        "bench.load.done",
        handles,
        String.format(Locale.ROOT, "%.1f", seconds),
        Math.round(rate),
        Math.round(octets));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", invocation.directory().root().toString());
    json.put("handles", handles);
    json.put("seconds", seconds);
    json.put("perSecond", rate);
    json.put("octetsPerHandle", octets);
    invocation.print(json);
  }

  /** Refuses a number outside its range. */
  static void requireWithin(Invocation invocation, String option, long value, long least, long most)
      throws CommandException {
    if (value < least || value > most) {
      throw new CommandException(
          ExitCode.USAGE, invocation.messages().text("error.range", option, value, least, most));
    }
  }
}
