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

  private final List<Load> loads = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** A run that is not started; the factory makes what asks. */
  public LoadRun(LoadPlan plan, FlowFactory factory) {
    loads.add(new Load(plan, factory));
  }

  private record Load(LoadPlan plan, FlowFactory factory) {}

  /** A load whose generators are made, one for each event loop. */
  private record Part(LoadPlan plan, List<Generator> generators) {}

  /**
   * Adds a load on the same event loops: as threads or processes of their own the two would make
   * each other wait for a processor, and that would be measured. Its times are those of the first
   * one.
   */
  public LoadRun beside(LoadPlan plan, FlowFactory factory) {
    if (plan.loops() != loads.get(0).plan().loops()) {
      throw new IllegalArgumentException(
          "loops: " + plan.loops() + " (expected: " + loads.get(0).plan().loops() + ")");
    }
    loads.add(new Load(plan, factory));
    return this;
  }

  /** Ends the run early; what was measured so far is its result. Safe on any thread. */
  public void stop() {
    stopped.countDown();
  }

  /**
   * Runs, blocking the caller.
   *
   * @return what the first load came to
   * @throws UnreachableException when nothing was answered at all
   */
  public Measurement run() throws IOException, InterruptedException {
    return runAll().get(0);
  }

  /**
   * Runs, blocking the caller.
   *
   * @return what the loads came to, in the order they were added
   * @throws UnreachableException when nothing of one was answered at all
   */
  public List<Measurement> runAll() throws IOException, InterruptedException {
    int count = loads.get(0).plan().loops();
    List<Part> parts = new ArrayList<>();
    try (EventLoops loops = EventLoops.open(count, "bench-load")) {
      try {
        for (Load load : loads) {
          parts.add(new Part(load.plan(), generators(load, loops.each())));
          load.factory()
              .connect(load.plan(), parts.get(parts.size() - 1).generators(), loops.isNative());
        }
        return measure(parts);
      } finally {
        onEach(parts, generator -> generator.stop(LATE_NANOS));
      }
    }
  }

  private static List<Generator> generators(Load load, List<EventLoop> loops) {
    LoadPlan plan = load.plan();
    List<Generator> generators = new ArrayList<>();
    for (EventLoop loop : loops) {
      generators.add(
          new Generator(
              loop,
              load.factory().numbers(plan, generators.size()),
              plan.perSecond() / (double) plan.loops()));
    }
    return generators;
  }

  private List<Measurement> measure(List<Part> parts) throws IOException, InterruptedException {
    LoadPlan times = parts.get(0).plan();
    boolean early = stopped.await(times.warmUp().toMillis(), TimeUnit.MILLISECONDS);
    Usage before = usage(times);
    onEach(parts, generator -> generator.tally().count(true));
    if (!early) {
      boolean unused = stopped.await(times.measured().toMillis(), TimeUnit.MILLISECONDS);
    }
    Usage after = usage(times);
    onEach(parts, generator -> generator.stop(LATE_NANOS));
    List<Measurement> measured = new ArrayList<>();
    for (Part part : parts) {
      measured.add(measurement(part, before, after));
    }
    return measured;
  }

  private static Measurement measurement(Part part, Usage before, Usage after)
      throws UnreachableException {
    LoadPlan plan = part.plan();
    Tally tally = new Tally();
    part.generators().forEach(generator -> tally.add(generator.tally()));
    if (!tally.hasAnswers()) {
      throw new UnreachableException("no answer to any request");
    }
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

  private static Usage usage(LoadPlan plan) {
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
  private static void onEach(List<Part> parts, Step step) {
    for (Part part : parts) {
      for (Generator generator : part.generators()) {
        generator.loop().submit(() -> step.on(generator)).syncUninterruptibly();
      }
    }
  }
}
