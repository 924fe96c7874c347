package io.tanbiao.protocol;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do, with a deadline. */
public final class Await {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

  private Await() {}

  /** Returns as soon as the condition holds; fails after ten seconds. */
  public static void until(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > DEADLINE.toNanos()) {
        throw new AssertionError("did not happen within " + DEADLINE);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }
}
