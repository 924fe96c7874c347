package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.node.ServedNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolution of few names, by all transports, and the memory that a node as it is takes. */
final class ResolveStage implements Stage {
  private record Pair(Workload ours, Optional<Workload> baseline) {}

  private static final Map<RowKind, Pair> PAIRS = pairs();

  private static Map<RowKind, Pair> pairs() {
    Map<RowKind, Pair> pairs = new EnumMap<>(RowKind.class);
    pairs.put(RowKind.UDP_HOT, new Pair(Workload.UDP_HOT, Optional.of(Workload.UDP_ECHO)));
    pairs.put(RowKind.TCP_HOT, new Pair(Workload.TCP_PIPELINED, Optional.of(Workload.TCP_ECHO)));
    pairs.put(RowKind.TCP_SINGLE, new Pair(Workload.TCP_ONCE, Optional.empty()));
    pairs.put(RowKind.REST, new Pair(Workload.REST, Optional.of(Workload.HTTP_BARE)));
    return pairs;
  }

  @Override
  public List<RowKind> rows() {
    List<RowKind> rows = new ArrayList<>(PAIRS.keySet());
    rows.add(RowKind.MEMORY_DEFAULT);
    return rows;
  }

  @Override
  public int steps(Plan plan) {
    int steps = plan.wants(RowKind.MEMORY_DEFAULT) ? MemoryStage.LOADS.size() : 0;
    for (Map.Entry<RowKind, Pair> row : PAIRS.entrySet()) {
      if (plan.wants(row.getKey())) {
        steps += plan.rounds() * (row.getValue().baseline().isPresent() ? 2 : 1) + 1;
      }
    }
    return steps;
  }

  @Override
  public List<Row> measure(Bench bench) throws IOException {
    List<Row> rows = new ArrayList<>();
    int handles = bench.plan().handles();
    try (ServedNode node = bench.serve(bench.common())) {
      for (Map.Entry<RowKind, Pair> row : PAIRS.entrySet()) {
        if (bench.plan().wants(row.getKey())) {
          NodeLoad load = bench.load(row.getValue().ours(), bench.common(), handles);
          rows.add(row(row.getKey(), bench.compare(row.getKey(), row.getValue().baseline(), load)));
        }
      }
      if (bench.plan().wants(RowKind.MEMORY_DEFAULT)) {
        rows.add(MemoryStage.measure(RowKind.MEMORY_DEFAULT, bench, node));
      }
      node.stop();
    }
    return rows;
  }

  private static Row row(RowKind kind, Compared compared) {
    if (kind != RowKind.TCP_SINGLE) {
      return compared.ratio(kind);
    }
    return new Row(
        kind,
        Row.Figures.plain(compared.cpuMicros()),
        compared.load(),
        Amount.text(compared.rate()) + "/s");
  }
}
