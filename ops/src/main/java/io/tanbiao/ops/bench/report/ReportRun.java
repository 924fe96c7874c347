package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.child.Children;
import io.tanbiao.ops.bench.child.Launcher;
import io.tanbiao.ops.bench.node.NodeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Measures what a plan wants, stage by stage. */
public final class ReportRun {
  /** Import comes first: its last store is what the others read. */
  private static final List<Stage> STAGES =
      List.of(
          new ImportStage(),
          new ResolveStage(),
          new UniformStage(),
          new MemoryStage(),
          new StartStage(),
          new CreateStage(),
          new TailStage());

  private static final long OCTETS_PER_HANDLE = 1_500;
  private static final long OCTETS_BESIDES = 3L << 30;
  private static final long QUICK_OCTETS_BESIDES = 256L << 20;

  private final Plan plan;
  private final Children children;
  private final Launcher launcher;
  private final Path folder;
  private final Steps steps;

  /**
   * A run that is not begun.
   *
   * @param folder for nodes and baselines
   * @param steps is told what is measured
   */
  public ReportRun(Plan plan, Children children, Launcher launcher, Path folder, Steps steps) {
    this.plan = plan;
    this.children = children;
    this.launcher = launcher;
    this.folder = folder;
    this.steps = steps;
  }

  /** The rows that this version can measure. */
  public static List<RowKind> measurable() {
    return STAGES.stream().flatMap(stage -> stage.rows().stream()).toList();
  }

  /** How many steps a plan takes. */
  public static int steps(Plan plan) {
    List<Stage> wanted = wanted(plan);
    int fill =
        !plan.wants(RowKind.IMPORT) && wanted.stream().anyMatch(ReportRun::readsRecords) ? 1 : 0;
    return fill + wanted.stream().mapToInt(stage -> stage.steps(plan)).sum();
  }

  /** The room on disk that a plan takes at most, in octets. */
  public static long neededOctets(Plan plan) {
    long handles = plan.handles() * (plan.wants(RowKind.IMPORT) ? plan.rounds() : 1L);
    long big = plan.wants(RowKind.UDP_BIG) ? plan.bigHandles() : 0;
    return (handles + big) * OCTETS_PER_HANDLE
        + (plan.quick() ? QUICK_OCTETS_BESIDES : OCTETS_BESIDES);
  }

  /**
   * Measures. Blocks for as long as that takes.
   *
   * @param version of the program where it is no checkout
   * @throws IOException when a process fails or this process ends
   */
  public Report run(String version) throws IOException {
    Host host = Host.here();
    Checkout checkout = Checkout.of(launcher);
    String began = Environment.now();
    Files.createDirectories(folder);
    Bench bench =
        new Bench(
            plan,
            new NodeProgram(children, launcher),
            new ChildLoads(children, launcher, folder, plan),
            folder,
            steps);
    List<Row> measured = new ArrayList<>();
    for (Stage stage : wanted(plan)) {
      measured.addAll(stage.measure(bench));
    }
    children.requireOpen();
    Environment environment =
        new Environment(
            began, checkout.commit().orElse(version), checkout.dirty(), host, bench.nodeOptions());
    return new Report(environment, plan, rows(plan, measured), bench.samples());
  }

  /** Every row of the bars, in their order; what was not measured says why. */
  static List<Row> rows(Plan plan, List<Row> measured) {
    return Arrays.stream(RowKind.values()).map(kind -> row(kind, plan, measured)).toList();
  }

  private static Row row(RowKind kind, Plan plan, List<Row> measured) {
    Optional<Row> found = measured.stream().filter(row -> row.kind() == kind).findFirst();
    if (!plan.wants(kind) || found.isEmpty()) {
      return Row.notMeasured(kind, why(kind));
    }
    return found.get();
  }

  private static String why(RowKind kind) {
    if (kind == RowKind.UDP_KNOT) {
      return "Knot DNS is not measured";
    }
    return measurable().contains(kind) ? "not wanted" : "not yet";
  }

  private static List<Stage> wanted(Plan plan) {
    return STAGES.stream().filter(stage -> stage.rows().stream().anyMatch(plan::wants)).toList();
  }

  private static boolean readsRecords(Stage stage) {
    return !(stage instanceof CreateStage);
  }
}
