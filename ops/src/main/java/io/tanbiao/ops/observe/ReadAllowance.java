package io.tanbiao.ops.observe;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many reads may still be recorded in this second. Safe for use by any thread, without locks;
 * at the turn of a second a few more may pass.
 */
final class ReadAllowance {
  private final AtomicInteger taken = new AtomicInteger();
  private final LongAdder unrecorded = new LongAdder();
  private volatile long second;

  /**
   * Whether one more may be recorded.
   *
   * @param limit each second; 0 for none
   */
  boolean take(long nowMillis, int limit) {
    if (limit == 0) {
      return true;
    }
    long now = TimeUnit.MILLISECONDS.toSeconds(nowMillis);
    if (now != second) {
      second = now;
      taken.set(0);
    }
    if (taken.get() < limit && taken.incrementAndGet() <= limit) {
      return true;
    }
    unrecorded.increment();
    return false;
  }

  /** How many were refused since the last call. */
  long takeUnrecorded() {
    return unrecorded.sumThenReset();
  }
}
