package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Median;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.node.Compacting;
import io.tanbiao.ops.bench.node.ServedNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How slow resolution at half load gets while the node creates and compacts. */
final class TailStage implements Stage {
  private static final int CREATES_PER_SECOND = 1_000;

  private static final String IDLE = "tail, idle";
  private static final String BUSY = "tail, creating and compacting";

  @Override
  public List<RowKind> rows() {
    return List.of(RowKind.TAIL);
  }

  @Override
  public int steps(Plan plan) {
    return 1 + 3 * plan.rounds();
  }

  @Override
  public List<Row> measure(Bench bench) throws IOException {
    try (ServedNode node = bench.serve(bench.common())) {
      Row row = measure(bench, node);
      node.stop();
      return List.of(row);
    }
  }

  private static Row measure(Bench bench, ServedNode node) throws IOException {
    NodeLoad most = bench.load(Workload.UDP_UNIFORM, bench.common(), bench.plan().handles());
    NodeLoad half = most.at(bench.node("tail, maximum", 1, most).perSecond() / 2);
    List<Measurement> bare = new ArrayList<>();
    List<Measurement> idle = new ArrayList<>();
    List<Measurement> busy = new ArrayList<>();
    int compactions = 0;
    for (int round = 1; round <= bench.plan().rounds(); round++) {
      bare.add(bench.baseline(Workload.UDP_ECHO, half.rate(), round));
      idle.add(bench.node(IDLE, round, half));
      try (Compacting compacting = Compacting.of(node)) {
        busy.add(bench.node(BUSY, round, half.creating(CREATES_PER_SECOND)));
        compactions += compacting.begun();
      }
    }
    double idleP50 = median(idle, one -> one.latency().p50());
    double bareP99 = median(bare, Compared::p99);
    double idleP99 = median(idle, Compared::p99);
    return new Row(
        RowKind.TAIL,
        Row.Figures.ratio(idleP50, median(busy, Compared::p99)).withFloor(bareP99 / idleP50),
        new Compared(List.of(), busy, busy.get(0)).load(),
        half.rate()
            + "/s, "
            + CREATES_PER_SECOND
            + " creates/s, "
            + compactions
            + " compactions; p99 idle "
            + Amount.text(idleP99)
            + " µs, of UDP echo at this rate "
            + Amount.text(bareP99)
            + " µs");
  }

  private static double median(List<Measurement> all, ToDoubleFunction<Measurement> figure) {
    return Median.of(all.stream().mapToDouble(figure).boxed().toList());
  }
}
