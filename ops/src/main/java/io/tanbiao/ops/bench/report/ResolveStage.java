package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.node.ServedNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Resolution of few names, by all transports, and the memory that a node as it is takes. */
final class ResolveStage implements Stage {
  private record Pair(Workload ours, Workload baseline) {}

  private static final Map<RowKind, Pair> PAIRS = pairs();

  private static Map<RowKind, Pair> pairs() {
    Map<RowKind, Pair> pairs = new EnumMap<>(RowKind.class);
    pairs.put(RowKind.UDP_HOT, new Pair(Workload.UDP_HOT, Workload.UDP_ECHO));
    pairs.put(RowKind.TCP_HOT, new Pair(Workload.TCP_PIPELINED, Workload.TCP_ECHO));
    pairs.put(RowKind.TCP_SINGLE, new Pair(Workload.TCP_ONCE, Workload.TCP_ECHO_ONCE));
    pairs.put(RowKind.REST, new Pair(Workload.REST, Workload.HTTP_BARE));
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
    int pairs = (int) PAIRS.keySet().stream().filter(plan::wants).count();
    return steps + pairs * (2 * plan.rounds() + 1);
  }

  @Override
  public List<Row> measure(Bench bench) throws IOException {
    List<Row> rows = new ArrayList<>();
    int handles = bench.plan().handles();
    try (ServedNode node = bench.serve(bench.common())) {
      for (Map.Entry<RowKind, Pair> row : PAIRS.entrySet()) {
        if (bench.plan().wants(row.getKey())) {
          NodeLoad load = bench.load(row.getValue().ours(), bench.common(), handles);
          Compared compared = bench.compare(row.getKey(), row.getValue().baseline(), load);
          boolean byCpu = row.getKey() == RowKind.TCP_SINGLE;
          rows.add(byCpu ? compared.cpu(row.getKey()) : compared.ratio(row.getKey()));
        }
      }
      if (bench.plan().wants(RowKind.MEMORY_DEFAULT)) {
        rows.add(MemoryStage.measure(RowKind.MEMORY_DEFAULT, bench, node));
      }
      node.stop();
    }
    return rows;
  }
}
