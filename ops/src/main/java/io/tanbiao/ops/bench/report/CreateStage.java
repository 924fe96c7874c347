package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.node.ServedNode;
import io.tanbiao.ops.bench.node.Settling;
import io.tanbiao.ops.bench.node.StoreSize;
import io.tanbiao.ops.node.NodeDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Creating in an empty node, and the room that takes. */
final class CreateStage implements Stage {

  @Override
  public List<RowKind> rows() {
    return List.of(RowKind.CREATE, RowKind.DISK);
  }

  @Override
  public int steps(Plan plan) {
    return 2 * plan.rounds() + 1 + (plan.wants(RowKind.DISK) ? 1 : 0);
  }

  @Override
  public List<Row> measure(Bench bench) throws IOException {
    NodeDirectory directory = bench.directory("create");
    bench.program().init(directory, Dataset.USUAL.prefix().toString());
    long octets = StoreSize.octets(directory.store());
    Row create;
    long created;
    try (ServedNode node = bench.serve(directory)) {
      long before = node.lastTransaction();
      NodeLoad load = bench.load(Workload.CREATE, directory, 1);
      create = bench.compare(RowKind.CREATE, Workload.ROCKS_SYNC_WRITE, load).ratio(RowKind.CREATE);
      created = node.lastTransaction() - before;
      node.stop();
    }
    return bench.plan().wants(RowKind.DISK)
        ? List.of(create, disk(bench, directory, octets, created))
        : List.of(create);
  }

  /** A start writes the log into tables, as every store that lives long does. */
  private static Row disk(Bench bench, NodeDirectory directory, long octetsBefore, long created)
      throws IOException {
    bench.step(RowKind.DISK.id());
    long octets;
    try (ServedNode node = bench.serve(directory)) {
      octets = Settling.await(node, directory.store()) - octetsBefore;
      node.stop();
    }
    bench.keep(RowKind.DISK.id(), 1, Map.of("octets", octets, "created", created));
    return new Row(
        RowKind.DISK,
        Row.Figures.plain(octets / (double) created),
        Row.Load.NONE,
        created + " created");
  }
}
