package io.tanbiao.ops.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What came of the requests of one event loop while it is measured. Written by that loop only, and
 * read when it is done.
 */
final class Tally {
  /** Longer latencies are counted as this. */
  private static final long MAX_NANOS = 120_000_000_000L;

  private static final int DIGITS = 3;

  private final Histogram nanos = new Histogram(MAX_NANOS, DIGITS);
  private volatile boolean counts;
  private long errors;
  private long wrong;
  private long busy;
  private boolean answered;

  /** Begins or ends the measured phase. */
  void count(boolean on) {
    counts = on;
  }

  boolean isCounting() {
    return counts;
  }

  /**
   * An answer came.
   *
   * @param latencyNanos since its request was due
   */
  void answer(Verdict verdict, long latencyNanos) {
    answered = true;
    if (!counts) {
      return;
    }
    switch (verdict) {
      case RIGHT -> nanos.recordValue(Math.min(Math.max(latencyNanos, 0), MAX_NANOS));
      case WRONG -> wrong++;
      case BUSY -> busy++;
      case REFUSED -> errors++;
    }
  }

  /** Requests got no answer. */
  void failed(long count) {
    if (counts) {
      errors += count;
    }
  }

  /** Adds another one. */
  void add(Tally other) {
    nanos.add(other.nanos);
    errors += other.errors;
    wrong += other.wrong;
    busy += other.busy;
    answered |= other.answered;
  }

  Histogram nanos() {
    return nanos;
  }

  long errors() {
    return errors;
  }

  long wrong() {
    return wrong;
  }

  long busy() {
    return busy;
  }

  /** Whether any answer came, also before the measured phase. */
  boolean hasAnswers() {
    return answered;
  }
}
