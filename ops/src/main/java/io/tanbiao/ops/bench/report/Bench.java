package io.tanbiao.ops.bench.report;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.child.Pinning;
import io.tanbiao.ops.bench.node.NodeProgram;
import io.tanbiao.ops.bench.node.ServedNode;
import io.tanbiao.ops.bench.node.StartSeries;
import io.tanbiao.ops.node.NodeDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the stages of a report share: nodes, loads, what was measured and how far it is. */
final class Bench {
  /** Answers are made anew for every request. */
  static final String NO_ANSWER_CACHE = "answers.cacheMiB=0";

  private static final String COMMON = "node";

  private final Plan plan;
  private final NodeProgram program;
  private final Loads loads;
  private final Path folder;
  private final Pinning server;
  private final Steps steps;
  private final List<Sample> samples = new ArrayList<>();
  private final Set<NodeDirectory> started = new HashSet<>();
  private List<String> nodeOptions = List.of();
  private NodeDirectory common;

  Bench(Plan plan, NodeProgram program, Loads loads, Path folder, Steps steps) throws IOException {
    this.plan = plan;
    this.program = program;
    this.loads = loads;
    this.folder = folder;
    this.server = Pinning.ofServer();
    this.steps = steps;
  }

  Plan plan() {
    return plan;
  }

  NodeProgram program() {
    return program;
  }

  Pinning server() {
    return server;
  }

  Path folder() {
    return folder;
  }

  List<Sample> samples() {
    return samples;
  }

  /** Options of the JVM of the first node that was started as it is. */
  List<String> nodeOptions() {
    return nodeOptions;
  }

  /** Something begins that takes a while. */
  void step(String what) {
    steps.next(what);
  }

  /** Keeps a measurement. */
  void keep(String what, int round, Map<String, Object> figures) {
    samples.add(new Sample(what, round, figures));
  }

  /** A directory for a node. */
  NodeDirectory directory(String name) {
    return new NodeDirectory(folder.resolve(name));
  }

  /** The node with the usual number of records, made when it is first asked for. */
  NodeDirectory common() throws IOException {
    if (common == null) {
      common = filled(COMMON, plan.handles());
    }
    return common;
  }

  /** Takes a node that somebody filled with the usual number of records. */
  void setCommon(NodeDirectory filled) {
    common = filled;
  }

  /** A new node with records. */
  NodeDirectory filled(String name, int handles) throws IOException {
    NodeDirectory directory = directory(name);
    step("fill " + handles);
    program.init(directory, Dataset.USUAL.prefix().toString());
    double seconds = program.fill(directory, Dataset.USUAL, handles, done -> {});
    keep("fill " + handles, 1, Map.of("handles", handles, "seconds", seconds));
    return directory;
  }

  /** Starts a node. The first start of each only leaves what later ones profit from. */
  ServedNode serve(NodeDirectory directory, String... settings) throws IOException {
    Handle probe = Dataset.USUAL.prefix().handle();
    if (started.add(directory) && !plan.quick()) {
      new StartSeries(program, directory, server, probe).warmUp();
    }
    ServedNode node = program.start(directory, Arrays.asList(settings), server, probe);
    if (nodeOptions.isEmpty() && settings.length == 0) {
      nodeOptions = node.options();
    }
    return node;
  }

  /** A load at its maximum, for the usual time. */
  NodeLoad load(Workload workload, NodeDirectory directory, int handles) {
    return new NodeLoad(workload, directory, handles, 0, 0, plan.warmUp(), plan.phase());
  }

  /** A baseline at its maximum. */
  Measurement baseline(Workload baseline, int round) throws IOException {
    return baseline(baseline, 0, round);
  }

  /** A baseline that is asked at a rate. */
  Measurement baseline(Workload baseline, int rate, int round) throws IOException {
    step(baseline.label() + (rate > 0 ? " at " + rate + "/s" : "") + " (baseline), round " + round);
    Measurement measured = loads.baseline(baseline, rate);
    keep("baseline " + baseline.label(), round, measured.toJson());
    return measured;
  }

  Measurement node(String what, int round, NodeLoad load) throws IOException {
    step(what + ", round " + round);
    return unannounced(what, round, load);
  }

  /** A load that is no step of its own. */
  Measurement unannounced(String what, int round, NodeLoad load) throws IOException {
    List<Measurement> measured = loads.node(load);
    measured.forEach(one -> keep(what, round, one.toJson()));
    return measured.get(0);
  }

  /** Measures baseline and node in turns, then the node at half of its maximum. */
  Compared compare(RowKind kind, Workload baseline, NodeLoad load) throws IOException {
    List<Measurement> baselines = new ArrayList<>();
    List<Measurement> ours = new ArrayList<>();
    for (int round = 1; round <= plan.rounds(); round++) {
      baselines.add(baseline(baseline, round));
      ours.add(node(kind.id(), round, load));
    }
    return new Compared(baselines, ours, half(kind, ours, load));
  }

  /** Measures a node at half of the maximum that was found. */
  Measurement half(RowKind kind, List<Measurement> ours, NodeLoad load) throws IOException {
    double most = new Compared(List.of(), ours, ours.get(0)).rate();
    return node(kind.id() + " at half of its maximum", 1, load.at(most / 2));
  }
}
