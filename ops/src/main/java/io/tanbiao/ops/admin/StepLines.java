package io.tanbiao.ops.admin;

import io.tanbiao.ops.bench.report.Steps;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells each step of long work, and about how long the rest takes. */
final class StepLines implements Steps {
  private final Invocation invocation;
  private final int all;
  private final LongSupplier nanos;
  private final long begin;
  private int done;

  /**
   * Work that begins now.
   *
   * @param all steps that there will be
   * @param nanos a clock that only goes forward
   */
  StepLines(Invocation invocation, int all, LongSupplier nanos) {
    this.invocation = invocation;
    this.all = all;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
  }

  @Override
  public void next(String what) {
    int left = Math.max(1, all - done);
    if (done == 0) {
      invocation.tell("bench.report.first-step", all, what);
    } else {
      long soFar = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - begin);
      invocation.tell("bench.report.step", done + 1, all, soFar * left / done, what);
    }
    done++;
  }
}
