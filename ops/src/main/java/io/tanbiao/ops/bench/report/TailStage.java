package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Median;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.node.ServedNode;
import io.tanbiao.ops.bench.node.TableFiles;
import io.tanbiao.ops.node.NodeDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** How slow resolution at half load gets while the node creates and compacts. */
final class TailStage implements Stage {
  private static final int CREATES_PER_SECOND = 1_000;

  /** Creating begins a little before the measured phase and ends a little after. */
  private static final Duration OVERLAP = Duration.ofSeconds(3);

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
            Median.of(slow.stream().map(one -> one.latency().p99()).toList())),
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
    NodeLoad create = bench.load(Workload.CREATE, half.directory(), 1);
    // As much as fills the write buffers several times, so that there is something to compact.
    Measurement burst =
        bench.unannounced(
            "tail, creating before", round, create.lasting(Duration.ZERO, create.measured()));
    NodeLoad steady =
        create
            .at(Math.min(CREATES_PER_SECOND, burst.perSecond()))
            .lasting(Duration.ZERO, half.warmUp().plus(half.measured()).plus(OVERLAP));
    CompletableFuture<Measurement> creating =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return bench.unannounced("tail, creating", round, steady);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            task -> new Thread(task, "bench-create").start());
    TableFiles before = TableFiles.of(half.directory().store());
    Measurement measured = bench.unannounced(BUSY, round, half);
    long compacted = before.goneIn(TableFiles.of(half.directory().store()));
    await(creating);
    return new Busy(measured, compacted);
  }

  private static void await(CompletableFuture<Measurement> creating) throws IOException {
    try {
      Measurement unused = creating.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException failure) {
        throw failure.getCause();
      }
      throw e;
    }
  }
}
