package io.tanbiao.ops.bench.load;

import io.netty.channel.EventLoop;
import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Measurement.Latency;
import io.tanbiao.ops.bench.ProcessTimes;
import io.tanbiao.protocol.client.UnreachableException;
import io.tanbiao.protocol.eventloop.EventLoops;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Puts a load on a server and measures what comes of it. */
public final class LoadRun {
  private static final double NANOS_PER_MICRO = 1_000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LoadPlan plan;
  private final FlowFactory factory;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** A run that is not started; the factory makes what asks. */
  public LoadRun(LoadPlan plan, FlowFactory factory) {
    this.plan = plan;
    this.factory = factory;
  }

  /** Ends the run early; what was measured so far is its result. Safe on any thread. */
  public void stop() {
    stopped.countDown();
  }

  /**
   * Runs, blocking the caller.
   *
   * @throws UnreachableException when nothing was answered at all
   */
  public Measurement run() throws IOException, InterruptedException {
    try (EventLoops loops = EventLoops.open(plan.loops(), "bench-load")) {
      List<Generator> generators = new ArrayList<>();
      for (EventLoop loop : loops.each()) {
        generators.add(generator(loop, generators.size()));
      }
      try {
        factory.connect(plan, generators, loops.isNative());
        return measure(generators);
      } finally {
        onEach(generators, generator -> generator.stop(LATE_NANOS));
      }
    }
  }

  private Generator generator(EventLoop loop, int index) {
    return new Generator(
        loop, factory.numbers(plan, index), plan.perSecond() / (double) plan.loops());
  }

  private Measurement measure(List<Generator> generators) throws IOException, InterruptedException {
    boolean early = stopped.await(plan.warmUp().toMillis(), TimeUnit.MILLISECONDS);
    Usage before = usage();
    onEach(generators, generator -> generator.tally().count(true));
    if (!early) {
      boolean unused = stopped.await(plan.measured().toMillis(), TimeUnit.MILLISECONDS);
    }
    Usage after = usage();
    onEach(generators, generator -> generator.stop(LATE_NANOS));
    Tally all = new Tally();
    generators.forEach(generator -> all.add(generator.tally()));
    if (!all.hasAnswers()) {
      throw new UnreachableException("no answer to any request");
    }
    return measurement(all, before, after);
  }

  private Measurement measurement(Tally tally, Usage before, Usage after) {
    Histogram nanos = tally.nanos();
    long operations = nanos.getTotalCount();
    double elapsedNanos = after.nanos() - before.nanos();
    double own = after.ownMicros() - before.ownMicros();
    return new Measurement(
        plan.workload().label(),
        plan.perSecond(),
        elapsedNanos / NANOS_PER_SECOND,
        operations,
        latency(nanos),
        tally.errors(),
        tally.wrong(),
        tally.busy(),
        perOperation(before.serverMicros(), after.serverMicros(), operations),
        operations == 0 ? 0 : own / operations,
        own * NANOS_PER_MICRO / elapsedNanos,
        plan.conditions());
  }

  private static Latency latency(Histogram nanos) {
    return new Latency(
        nanos.getValueAtPercentile(50) / NANOS_PER_MICRO,
        nanos.getValueAtPercentile(99) / NANOS_PER_MICRO,
        nanos.getValueAtPercentile(99.9) / NANOS_PER_MICRO,
        nanos.getMaxValue() / NANOS_PER_MICRO);
  }

  private static OptionalDouble perOperation(
      OptionalLong before, OptionalLong after, long operations) {
    return before.isPresent() && after.isPresent() && operations > 0
        ? OptionalDouble.of((after.getAsLong() - before.getAsLong()) / (double) operations)
        : OptionalDouble.empty();
  }

  private Usage usage() {
    OptionalLong server =
        plan.serverPid().isPresent()
            ? new ProcessTimes(plan.serverPid().getAsLong()).micros()
            : OptionalLong.empty();
    return new Usage(System.nanoTime(), server, ProcessTimes.own().micros().orElse(0));
  }

  private record Usage(long nanos, OptionalLong serverMicros, long ownMicros) {}

  private interface Step {
    void on(Generator generator);
  }

  /** On the event loop of each, since all that is theirs belongs to it. */
  private static void onEach(List<Generator> generators, Step step) {
    for (Generator generator : generators) {
      generator.loop().submit(() -> step.on(generator)).syncUninterruptibly();
    }
  }
}
