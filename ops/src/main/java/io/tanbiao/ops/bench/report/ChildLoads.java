package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.child.Child;
import io.tanbiao.ops.bench.child.ChildFailedException;
import io.tanbiao.ops.bench.child.Children;
import io.tanbiao.ops.bench.child.Launcher;
import io.tanbiao.ops.bench.child.Pinning;
import io.tanbiao.ops.json.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Loads by {@code bench run} and {@code bench limits}, each in a process of its own. */
final class ChildLoads implements Loads {
  private static final double MILLIS_PER_SECOND = 1_000;

  private static final String CREATING = "creating";

  private final Children children;
  private final Launcher launcher;
  private final Path folder;
  private final Plan plan;
  private final Pinning generator;

  /**
   * Loads of a report.
   *
   * @param folder for what baselines make
   */
  ChildLoads(Children children, Launcher launcher, Path folder, Plan plan) throws IOException {
    this.children = children;
    this.launcher = launcher;
    this.folder = folder;
    this.plan = plan;
    this.generator = Pinning.ofGenerator();
  }

  @Override
  public Measurement baseline(Workload baseline, int rate) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("bench", "limits", "--json", "--only=" + baseline.label()));
    arguments.add("--folder=" + folder.resolve("limits"));
    arguments.add("--records=" + plan.handles());
    arguments.add("--rate=" + rate);
    addTimes(plan.warmUp(), plan.phase(), arguments);
    List<Object> measured =
        JsonText.array(run(arguments, Pinning.NONE).get("measurements"), "measurements");
    return Measurement.fromJson(JsonText.object(measured.get(0), "measurements"));
  }

  @Override
  public List<Measurement> node(NodeLoad load) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("bench", "run", "--json"));
    arguments.add("--workload=" + load.workload().label());
    arguments.add("--data=" + load.directory().root());
    arguments.add("--handles=" + load.handles());
    arguments.add("--rate=" + load.rate());
    arguments.add("--creates=" + load.creates());
    if (generator.isPinned()) {
      arguments.add("--core=" + generator.core());
    }
    addTimes(load.warmUp(), load.measured(), arguments);
    Map<String, Object> json = run(arguments, generator);
    List<Measurement> measured = new ArrayList<>(List.of(Measurement.fromJson(json)));
    if (json.containsKey(CREATING)) {
      measured.add(Measurement.fromJson(JsonText.object(json.get(CREATING), CREATING)));
    }
    return measured;
  }

  private Map<String, Object> run(List<String> arguments, Pinning pinning) throws IOException {
    Path console = folder.resolve("loads.log");
    try (Child child = children.start(launcher.command(arguments), pinning, console)) {
      Map<String, Object> measured = JsonText.readObject(output(child));
      children.requireOpen();
      return measured;
    } catch (IllegalArgumentException e) {
      throw new IOException(arguments + ": " + e.getMessage(), e);
    }
  }

  /** What a load prints; it also ends with a failure when there were errors or wrong answers. */
  private static String output(Child child) throws IOException {
    try {
      return child.output();
    } catch (ChildFailedException e) {
      if (e.printed().isBlank()) {
        throw e;
      }
      return e.printed();
    }
  }

  private static void addTimes(Duration warmUp, Duration measured, List<String> arguments) {
    arguments.add("--warmup=" + warmUp.toMillis() / MILLIS_PER_SECOND);
    arguments.add("--seconds=" + measured.toMillis() / MILLIS_PER_SECOND);
  }
}
