package io.tanbiao.ops.bench.load;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The load of one event loop: closed-loop, where each answer makes room for the next request, or
 * open-loop, where requests are due at times that no answer changes.
 *
 * <p>A request that is due while all windows are full is sent when there is room, and its latency
 * counts from when it was due: a server that stalls shows the whole stall.
 */
final class Generator {
  private static final long EXPIRE_EVERY_MILLIS = 50;

  /** Below this distance of two requests the loop polls for the next instead of sleeping. */
  private static final long POLL_BELOW_NANOS = 1_000_000;

  /** Requests that are sent before answers are looked for. */
  private static final int BURST = 256;

  private final EventLoop loop;
  private final Numbers numbers;
  private final Tally tally = new Tally();
  private final double intervalNanos;
  private Flow[] flows = {};
  private int nextFlow;
  private boolean running;
  private long startNanos;
  private long asked;

  /**
   * A load that is not started.
   *
   * @param perSecond requests that are due each second on this loop, 0 for closed-loop
   */
  Generator(EventLoop loop, Numbers numbers, double perSecond) {
    this.loop = loop;
    this.numbers = numbers;
    this.intervalNanos = perSecond > 0 ? TimeUnit.SECONDS.toNanos(1) / perSecond : 0;
  }

  EventLoop loop() {
    return loop;
  }

  Tally tally() {
    return tally;
  }

  /** Starts; to be called on the event loop. */
  void start(List<? extends Flow> connected) {
    flows = connected.toArray(Flow[]::new);
    running = true;
    startNanos = System.nanoTime();
    var unused =
        loop.scheduleAtFixedRate(
            this::expire, EXPIRE_EVERY_MILLIS, EXPIRE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    if (intervalNanos == 0) {
      for (Flow flow : flows) {
        roomIn(flow, startNanos);
      }
    } else if (intervalNanos < POLL_BELOW_NANOS) {
      // In the past again after each run, so the loop never blocks, and reuses one task.
      unused = loop.scheduleAtFixedRate(this::askDue, 0, 1, TimeUnit.NANOSECONDS);
    } else {
      askDueAndSleep();
    }
  }

  /**
   * Ends the measured phase and asks nothing more; to be called on the event loop.
   *
   * @param lateNanos what was due longer ago and is not answered counts as failed
   */
  void stop(long lateNanos) {
    if (!running) {
      return;
    }
    long now = System.nanoTime();
    if (intervalNanos > 0) {
      long dueUntilThen = (long) ((now - lateNanos - startNanos) / intervalNanos);
      tally.failed(Math.max(0, dueUntilThen - asked));
    }
    running = false;
    tally.count(false);
    for (Flow flow : flows) {
      flow.close();
    }
  }

  /** A flow has answers behind it, and room before it. */
  void roomIn(Flow flow, long nowNanos) {
    if (!running || intervalNanos > 0) {
      return;
    }
    boolean any = false;
    while (flow.hasRoom()) {
      flow.ask(numbers.next(), nowNanos, nowNanos);
      any = true;
    }
    if (any) {
      flow.flush();
    }
  }

  private void askDueAndSleep() {
    askDue();
    if (running) {
      long wait = Math.max(0, due() - System.nanoTime());
      var unused = loop.schedule(this::askDueAndSleep, wait, TimeUnit.NANOSECONDS);
    }
  }

  private void askDue() {
    if (!running) {
      return;
    }
    long now = System.nanoTime();
    long due = due();
    int burst = 0;
    while (due - now <= 0 && burst < BURST) {
      Flow flow = flowWithRoom();
      if (flow == null) {
        break;
      }
      flow.ask(numbers.next(), due, now);
      asked++;
      burst++;
      due = due();
    }
    if (burst > 0) {
      for (Flow flow : flows) {
        flow.flush();
      }
    }
  }

  private long due() {
    return startNanos + (long) (asked * intervalNanos);
  }

  private Flow flowWithRoom() {
    for (int i = 0; i < flows.length; i++) {
      Flow flow = flows[nextFlow];
      nextFlow = nextFlow + 1 == flows.length ? 0 : nextFlow + 1;
      if (flow.hasRoom()) {
        return flow;
      }
    }
    return null;
  }

  private void expire() {
    long now = System.nanoTime();
    for (Flow flow : flows) {
      if (running) {
        flow.expire(now);
      }
    }
  }
}
