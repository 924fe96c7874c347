package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.child.ResidentMemory;
import io.tanbiao.ops.bench.node.ServedNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The memory of a small node after every kind of load. */
final class MemoryStage implements Stage {
  /** All that fills caches, pools and buffers. */
  static final List<Workload> LOADS =
      List.of(Workload.UDP_UNIFORM, Workload.TCP_PIPELINED, Workload.REST);

  private static final String SMALL = "memory=small";

  @Override
  public List<RowKind> rows() {
    return List.of(RowKind.MEMORY_SMALL);
  }

  @Override
  public int steps(Plan plan) {
    return plan.wants(RowKind.MEMORY_SMALL) ? LOADS.size() : 0;
  }

  @Override
  public List<Row> measure(Bench bench) throws IOException {
    try (ServedNode node = bench.serve(bench.common(), SMALL)) {
      Row row = measure(RowKind.MEMORY_SMALL, bench, node);
      node.stop();
      return List.of(row);
    }
  }

  /** Loads a node and looks at its memory. */
  static Row measure(RowKind kind, Bench bench, ServedNode node) throws IOException {
    long errors = 0;
    long wrong = 0;
    for (Workload workload : LOADS) {
      NodeLoad load = bench.load(workload, bench.common(), bench.plan().handles());
      Measurement measured = bench.node(kind.id() + ", " + workload.label(), 1, load);
      errors += measured.errors() + measured.busy();
      wrong += measured.wrong();
    }
    ResidentMemory memory = node.memory();
    bench.keep(
        kind.id(),
        1,
        Map.of(
            "residentMebibytes", memory.nowMebibytes(), "peakMebibytes", memory.peakMebibytes()));
    return new Row(
        kind,
        Row.Figures.plain(memory.nowMebibytes()),
        new Row.Load(Double.NaN, Double.NaN, Double.NaN, errors, wrong),
        "peak " + Amount.text(memory.peakMebibytes()) + " MiB");
  }
}
