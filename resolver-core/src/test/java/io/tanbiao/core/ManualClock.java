package io.tanbiao.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. Any thread may read it. */
public final class ManualClock extends Clock {
  private volatile Instant now;

  /** Stands at a point in time. */
  public ManualClock(Instant now) {
    this.now = now;
  }

  /** Stands at a day of no importance. */
  public static ManualClock ofSomeDay() {
    return new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
  }

  /** Goes on, or back. */
  public void move(Duration duration) {
    now = now.plus(duration);
  }

  /** Seconds since the epoch, as values carry them. */
  public int seconds() {
    return Math.toIntExact(now.getEpochSecond());
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a clock of tests has no zones");
  }
}
