package io.tanbiao.core.throttle;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Nanoseconds that stand still until a test moves them. Any thread may read them. */
public final class ManualTime implements LongSupplier {
  private final AtomicLong nanos = new AtomicLong(-1_000_000_007);

  /** Goes on. */
  public void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  @Override
  public long getAsLong() {
    return nanos.get();
  }
}
