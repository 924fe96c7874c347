package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.node.ServedNode;
import io.tanbiao.ops.bench.node.TableFiles;
import io.tanbiao.ops.node.NodeDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Resolution of all names alike, read from RocksDB, with few and with many records. */
final class UniformStage implements Stage {
  /** Fill, and half of the maximum. */
  private static final int STEPS_OF_BIG = 2;

  @Override
  public List<RowKind> rows() {
    return List.of(RowKind.UDP_UNIFORM, RowKind.UDP_BIG);
  }

  @Override
  public int steps(Plan plan) {
    int ofUniform = 2 * plan.rounds() + 1;
    return plan.wants(RowKind.UDP_BIG) ? ofUniform + plan.rounds() + STEPS_OF_BIG : ofUniform;
  }

  @Override
  public List<Row> measure(Bench bench) throws IOException {
    if (bench.plan().wants(RowKind.UDP_BIG)) {
      NodeDirectory big = bench.filled("big", bench.plan().bigHandles());
      TableFiles.read(big.store());
      try (ServedNode served = bench.serve(big, Bench.NO_ANSWER_CACHE)) {
        List<Row> rows = measure(bench, List.of(big));
        served.stop();
        return rows;
      }
    }
    return measure(bench, List.of());
  }

  private static List<Row> measure(Bench bench, List<NodeDirectory> big) throws IOException {
    TableFiles.read(bench.common().store());
    try (ServedNode node = bench.serve(bench.common(), Bench.NO_ANSWER_CACHE)) {
      List<Row> rows = inTurns(bench, big);
      node.stop();
      return rows;
    }
  }

  private static List<Row> inTurns(Bench bench, List<NodeDirectory> big) throws IOException {
    Plan plan = bench.plan();
    NodeLoad uniform = bench.load(Workload.UDP_UNIFORM, bench.common(), plan.handles());
    List<NodeLoad> bigLoad =
        big.stream()
            .map(directory -> bench.load(Workload.UDP_UNIFORM, directory, plan.bigHandles()))
            .toList();
    List<Measurement> echoes = new ArrayList<>();
    List<Measurement> ours = new ArrayList<>();
    List<Measurement> bigOurs = new ArrayList<>();
    for (int round = 1; round <= plan.rounds(); round++) {
      echoes.add(bench.baseline(Workload.UDP_ECHO, round));
      ours.add(bench.node(RowKind.UDP_UNIFORM.id(), round, uniform));
      for (NodeLoad load : bigLoad) {
        bigOurs.add(bench.node(RowKind.UDP_BIG.id(), round, load));
      }
    }
    List<Row> rows = new ArrayList<>();
    Measurement half = bench.half(RowKind.UDP_UNIFORM, ours, uniform);
    rows.add(new Compared(echoes, ours, half).ratio(RowKind.UDP_UNIFORM));
    for (NodeLoad load : bigLoad) {
      Measurement bigHalf = bench.half(RowKind.UDP_BIG, bigOurs, load);
      rows.add(new Compared(ours, bigOurs, bigHalf).ratio(RowKind.UDP_BIG));
    }
    return rows;
  }
}
