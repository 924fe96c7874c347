package io.tanbiao.protocol.tcp;

import java.util.Locale;

/** Why a connection ended; the label of a counter. */
public enum ConnectionEnd {
  /** The peer closed it, or it broke. */
  PEER,
  /** No request for the idle time-out. */
  IDLE,
  /** A message did not arrive within the message time-out. */
  SLOW_INPUT,
  /** The peer did not take its answers within the message time-out. */
  SLOW_OUTPUT,
  /** Octets that are no message, so that nobody knows where the next one begins. */
  MALFORMED,
  /** Too many large messages under way. */
  TOO_MUCH_INPUT,
  /** An answer could not be made: an error of ours. */
  FAILURE,
  /** The server closed. */
  SHUTDOWN;

  /** The lower-case name used in logs and metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
