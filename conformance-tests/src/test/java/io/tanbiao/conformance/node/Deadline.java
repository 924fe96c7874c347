package io.tanbiao.conformance.node;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** A moment at which waiting ends. Any thread. */
public final class Deadline {
  private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

  private final Duration life;
  private final long endNanos;

  private Deadline(Duration life) {
    this.life = life;
    this.endNanos = System.nanoTime() + life.toNanos();
  }

  /** The moment after some time. */
  public static Deadline in(Duration life) {
    return new Deadline(life);
  }

  /** The time left; zero when it is over, never negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
  }

  /** Whether it is over. */
  public boolean isOver() {
    return endNanos - System.nanoTime() <= 0;
  }

  /**
   * Waits until something is so.
   *
   * @throws AssertionError when it is not so in time
   */
  public void await(String what, Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      if (isOver()) {
        throw new AssertionError("not within " + life + ": " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
