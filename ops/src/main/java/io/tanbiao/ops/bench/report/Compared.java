package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A baseline and a node under the same load, measured in turns.
 *
 * @param baselines at their maximum, one of each round; none where nothing is compared
 * @param ours at its maximum, one of each round
 * @param half the node, asked at half of its maximum whatever it answers
 */
record Compared(List<Measurement> baselines, List<Measurement> ours, Measurement half) {

  /** Stands for an answer that did not come, in µs. */
  static final double NEVER_MICROS = 1e9;

  private static final long HUNDRED = 100;

  /** Above this use of its core a generator may be the limit. */
  private static final double GENERATOR_FULL = 0.97;

  /** Operations a second of the baseline. */
  double baselineRate() {
    return median(baselines, Measurement::perSecond);
  }

  /** Operations a second of the node. */
  double rate() {
    return median(ours, Measurement::perSecond);
  }

  /** Processor time of the node for an operation, in µs. */
  double cpuMicros() {
    return cpuMicros(ours);
  }

  /** A row that is held to the bar as a share of the baseline. */
  Row ratio(RowKind kind) {
    Row.Figures figures = Row.Figures.ratio(baselineRate(), rate(), share());
    return new Row(kind, figures, load(), note());
  }

  /** A row that is held to the bar by processor time, beside that of the bare server. */
  Row cpu(RowKind kind) {
    Row.Figures figures = Row.Figures.beside(cpuMicros(baselines), cpuMicros());
    return new Row(kind, figures, load(), Amount.text(rate()) + "/s");
  }

  /** The median of the shares of each round, since a machine that others share gets slower too. */
  private double share() {
    List<Double> shares = new ArrayList<>();
    for (int round = 0; round < ours.size(); round++) {
      shares.add(ours.get(round).perSecond() / baselines.get(round).perSecond());
    }
    return Median.of(shares);
  }

  /** What the node did. */
  Row.Load load() {
    List<Measurement> all = Stream.concat(ours.stream(), Stream.of(half)).toList();
    return new Row.Load(
        cpuMicros(),
        half.latency().p50(),
        p99(half),
        all.stream().mapToLong(one -> one.errors() + one.busy()).sum(),
        all.stream().mapToLong(Measurement::wrong).sum());
  }

  /** Whether the generator may have been what limited a rate. */
  String note() {
    double busiest =
        Stream.concat(baselines.stream(), ours.stream())
            .mapToDouble(Measurement::generatorUse)
            .max()
            .orElse(0);
    return busiest >= GENERATOR_FULL ? "the generator was at its limit" : "";
  }

  /** The 99th percentile; what was never answered took longer than anything. */
  static double p99(Measurement measured) {
    long failed = measured.errors() + measured.busy();
    boolean anyInTail = failed * HUNDRED > measured.operations() + failed;
    return anyInTail || measured.operations() == 0 ? NEVER_MICROS : measured.latency().p99();
  }

  private static double cpuMicros(List<Measurement> all) {
    return median(all, one -> one.serverCpuMicros().orElse(Double.NaN));
  }

  private static double median(List<Measurement> all, ToDoubleFunction<Measurement> figure) {
    return Median.of(all.stream().mapToDouble(figure).boxed().toList());
  }
}
