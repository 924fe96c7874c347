package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Median;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.node.ServedNode;
import io.tanbiao.ops.bench.node.TableFiles;
import io.tanbiao.ops.node.NodeDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
    return 1 + 2 * plan.rounds();
  }

  @Override
  public List<Row> measure(Bench bench) throws IOException {
    NodeDirectory directory = bench.common();
    try (ServedNode node = bench.serve(directory)) {
      Row row = measure(bench, directory);
      node.stop();
      return List.of(row);
    }
  }

  private static Row measure(Bench bench, NodeDirectory directory) throws IOException {
    NodeLoad most = bench.load(Workload.UDP_UNIFORM, directory, bench.plan().handles());
    NodeLoad half = most.at(bench.node("tail, maximum", 1, most).perSecond() / 2);
    List<Measurement> idle = new ArrayList<>();
    List<Busy> busy = new ArrayList<>();
    for (int round = 1; round <= bench.plan().rounds(); round++) {
      idle.add(bench.node(IDLE, round, half));
      busy.add(whileCreating(bench, round, half));
    }
    List<Measurement> slow = busy.stream().map(Busy::measured).toList();
    return new Row(
        RowKind.TAIL,
        Row.Figures.ratio(
            Median.of(idle.stream().map(one -> one.latency().p50()).toList()),
            Median.of(slow.stream().map(Compared::p99).toList())),
        new Compared(List.of(), slow, slow.get(0)).load(),
        half.rate()
            + "/s, "
            + CREATES_PER_SECOND
            + " creates/s, "
            + busy.stream().mapToLong(Busy::compacted).sum()
            + " tables compacted meanwhile");
  }

  /**
   * Resolution while the node creates.
   *
   * @param measured of the resolution
   * @param compacted tables that were there before and are gone
   */
  private record Busy(Measurement measured, long compacted) {}

  private static Busy whileCreating(Bench bench, int round, NodeLoad half) throws IOException {
    bench.step(BUSY + ", round " + round);
    // As much as fills the write buffers several times, so that there is something to compact.
    NodeLoad burst = bench.load(Workload.CREATE, half.directory(), 1);
    Measurement before = bench.unannounced("tail, creating before", round, burst);
    TableFiles tables = TableFiles.of(half.directory().store());
    int creates = (int) Math.max(1, Math.min(CREATES_PER_SECOND, before.perSecond()));
    Measurement measured = bench.unannounced(BUSY, round, half.creating(creates));
    return new Busy(measured, tables.goneIn(TableFiles.of(half.directory().store())));
  }
}
