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
  private final long started;
  private long doneBefore;
  private long octetsBefore;
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
    this.started = nanos.getAsLong();
    this.last = started;
  }

  /** Progress of this process. */
  @SuppressWarnings("SystemConsoleNull") // one of newer runtimes without terminal only writes more
  static Progress of(Invocation invocation) {
    return new Progress(invocation, System.console() != null, System::nanoTime);
  }

  /** So much was done by earlier work, and counts neither for the rate nor for the time left. */
  void from(long done, long octets) {
    doneBefore = done;
    octetsBefore = octets;
  }

  /** So much is done. */
  void at(long done, long failed) {
    if (isDue()) {
      tell(invocation.messages().text("progress", done, failed));
    }
  }

  /**
   * So much is done.
   *
   * @param octets how much of the whole was read
   * @param ofOctets the whole; 0 when that is not known
   */
  void at(long done, long failed, long octets, long ofOctets) {
    if (!isDue()) {
      return;
    }
    double seconds = (last - started) / (double) TimeUnit.SECONDS.toNanos(1);
    long rate = Math.round((done - doneBefore) / seconds);
    if (ofOctets <= 0 || octets <= octetsBefore) {
      tell(invocation.messages().text("progress.rate", done, failed, rate));
      return;
    }
    long percent = octets * 100 / ofOctets;
    long left = Math.round(seconds * (ofOctets - octets) / (octets - octetsBefore));
    tell(invocation.messages().text("progress.left", done, failed, rate, percent, time(left)));
  }

  /** The work goes on, how far it is nobody knows. */
  void waiting() {
    if (isDue()) {
      tell(
          invocation
              .messages()
              .text("progress.seconds", TimeUnit.NANOSECONDS.toSeconds(last - started)));
    }
  }

  private static String time(long seconds) {
    return "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  private boolean isDue() {
    long now = nanos.getAsLong();
    if (now - last < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      return false;
    }
    last = now;
    return true;
  }

  private void tell(String text) {
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
