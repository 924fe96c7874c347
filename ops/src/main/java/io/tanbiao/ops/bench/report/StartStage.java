package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.bench.node.StartSeries;
import io.tanbiao.ops.bench.node.StartTimes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts after a stop, and after {@code kill -9} amid creating. */
final class StartStage implements Stage {
  private static final Duration CREATING = Duration.ofSeconds(1);

  /** Clients open their sessions in it. */
  private static final Duration BEFORE_CREATING = Duration.ofSeconds(3);

  /** The start that leaves the archive. */
  private static final int WARM_UP_STEPS = 1;

  @Override
  public List<RowKind> rows() {
    return List.of(RowKind.START_READY, RowKind.START_ANSWER, RowKind.START_KILLED);
  }

  @Override
  public int steps(Plan plan) {
    int ofKill = plan.wants(RowKind.START_KILLED) ? plan.starts() : 0;
    return WARM_UP_STEPS + ofStop(plan) * plan.starts() + ofKill;
  }

  private static int ofStop(Plan plan) {
    return plan.wants(RowKind.START_READY) || plan.wants(RowKind.START_ANSWER) ? 1 : 0;
  }

  @Override
  public List<Row> measure(Bench bench) throws IOException {
    int last = bench.plan().handles() - 1;
    StartSeries series =
        new StartSeries(
            bench.program(), bench.common(), bench.server(), Dataset.USUAL.handle(last));
    bench.step("start, not counted");
    series.warmUp();
    List<Row> rows = new ArrayList<>();
    int runs = bench.plan().starts();
    if (ofStop(bench.plan()) > 0) {
      List<StartTimes> starts =
          series.afterStop(runs, times -> told("start after a stop", times, bench));
      rows.add(row(RowKind.START_READY, ready(starts)));
      double answer = StartSeries.median(starts, StartTimes::answerSeconds);
      rows.add(row(RowKind.START_ANSWER, answer));
    }
    if (bench.plan().wants(RowKind.START_KILLED)) {
      NodeLoad creating =
          bench.load(Workload.CREATE, bench.common(), 1).lasting(BEFORE_CREATING, CREATING);
      List<StartTimes> starts =
          series.afterKill(
              runs,
              node -> bench.unannounced("create before kill -9", 1, creating),
              times -> told("start after kill -9", times, bench));
      rows.add(row(RowKind.START_KILLED, ready(starts)));
    }
    return rows;
  }

  private static double ready(List<StartTimes> starts) {
    return StartSeries.median(starts, StartTimes::readySeconds);
  }

  private static void told(String what, StartTimes times, Bench bench) {
    bench.step(what);
    bench.keep(what, 1, times.toJson());
  }

  private static Row row(RowKind kind, double seconds) {
    return new Row(kind, Row.Figures.plain(seconds), Row.Load.NONE, "");
  }
}
