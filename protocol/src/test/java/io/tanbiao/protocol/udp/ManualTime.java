package io.tanbiao.protocol.udp;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Time that passes when a test says so; starts near the overflow of nanoTime. */
final class ManualTime implements LongSupplier {
  private long nanos = Long.MAX_VALUE - 1000;

  @Override
  public long getAsLong() {
    return nanos;
  }

  void pass(Duration time) {
    nanos += time.toNanos();
  }
}
