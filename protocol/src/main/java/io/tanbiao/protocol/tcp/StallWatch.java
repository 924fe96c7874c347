package io.tanbiao.protocol.tcp;

import java.time.Duration;

/**
 * Notices, from what a connection shows at regular ticks, that it has been idle or slow for too
 * long: never earlier than the time-out, and at most two ticks later. Counts ticks instead of
 * reading a clock with every request.
 */
final class StallWatch {
  private static final int TICKS_PER_TIMEOUT = 4;

  private final int idleLimit;
  private final int slowLimit;
  private int idleTicks;
  private int inputTicks;
  private int outputTicks;
  private long lastMessage;

  /** What is to be done about a connection. */
  enum Verdict {
    FINE,
    IDLE,
    SLOW_INPUT,
    SLOW_OUTPUT
  }

  StallWatch(TcpSettings settings) {
    long tick = tick(settings).toNanos();
    this.idleLimit = limit(settings.idleTimeout(), tick);
    this.slowLimit = limit(settings.messageTimeout(), tick);
  }

  /** The time between two ticks. */
  static Duration tick(TcpSettings settings) {
    Duration idle = settings.idleTimeout();
    Duration message = settings.messageTimeout();
    return (idle.compareTo(message) < 0 ? idle : message).dividedBy(TICKS_PER_TIMEOUT);
  }

  /**
   * Looks at a connection.
   *
   * @param busy octets came since the last tick, or a request is under way
   * @param waitsForInput a message has begun, and we would take the rest of it
   * @param message the number of that message
   * @param waitsForOutput answers wait for a peer that does not take them
   */
  Verdict tick(boolean busy, boolean waitsForInput, long message, boolean waitsForOutput) {
    idleTicks = busy ? 0 : idleTicks + 1;
    inputTicks = waitsForInput && message == lastMessage ? inputTicks + 1 : 0;
    outputTicks = waitsForOutput ? outputTicks + 1 : 0;
    lastMessage = message;
    if (outputTicks >= slowLimit) {
      return Verdict.SLOW_OUTPUT;
    } else if (inputTicks >= slowLimit) {
      return Verdict.SLOW_INPUT;
    }
    return idleTicks >= idleLimit ? Verdict.IDLE : Verdict.FINE;
  }

  /** One more than fit, since the first tick comes at any time after the stall began. */
  private static int limit(Duration timeout, long tickNanos) {
    return (int) Math.min(timeout.toNanos() / tickNanos + 1, Integer.MAX_VALUE);
  }
}
