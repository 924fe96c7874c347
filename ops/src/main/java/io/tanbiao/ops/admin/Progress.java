package io.tanbiao.ops.admin;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells how far long work is: on one line of a terminal each second, else a line each ten. */
final class Progress {
  private static final long TERMINAL_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long PLAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Invocation invocation;
  private final boolean terminal;
  private final LongSupplier nanos;
  private long last;
  private boolean pending;

  /**
   * Progress from now on.
   *
   * @param terminal whether lines can be written over
   * @param nanos a clock that only goes forward
   */
  Progress(Invocation invocation, boolean terminal, LongSupplier nanos) {
    this.invocation = invocation;
    this.terminal = terminal;
    this.nanos = nanos;
    this.last = nanos.getAsLong();
  }

  /** Progress of this process. */
  @SuppressWarnings("SystemConsoleNull") // one of newer runtimes without terminal only writes more
  static Progress of(Invocation invocation) {
    return new Progress(invocation, System.console() != null, System::nanoTime);
  }

  /** So much is done. */
  void at(long done, long failed) {
    long now = nanos.getAsLong();
    if (now - last < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      return;
    }
    last = now;
    String text = invocation.messages().text("progress", done, failed);
    if (terminal) {
      invocation.streams().err().print("\r" + text);
      invocation.streams().err().flush();
      pending = true;
    } else {
      invocation.streams().err().println(text);
    }
  }

  /** Something else is written now: the line of a terminal ends. */
  void interrupt() {
    if (pending) {
      invocation.streams().err().println();
      pending = false;
    }
  }
}
