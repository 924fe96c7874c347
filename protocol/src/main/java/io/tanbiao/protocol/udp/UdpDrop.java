package io.tanbiao.protocol.udp;

import java.util.Locale;

/** Why a packet or an answer was dropped; the label of a counter. */
public enum UdpDrop {
  /** A packet shorter than an envelope. */
  NO_ENVELOPE,
  /** A packet that is an answer: answering it might never end. */
  ANSWER,
  /** A fragment that disagrees with those before it. */
  FRAGMENT_MISMATCH,
  /** A fragment of a peer that has too many incomplete messages. */
  TOO_MANY_FRAGMENTS,
  /** An incomplete message that was given up for newer ones. */
  FRAGMENTS_EVICTED,
  /** An incomplete message whose time was up. */
  FRAGMENTS_EXPIRED,
  /** A packet of somebody who sends too many requests, which is not the beginning of one. */
  TOO_MANY_REQUESTS,
  /** A request that must not act twice, while too many of these are under way. */
  TOO_MANY_UNDER_WAY,
  /** A repeated request whose answer is still being made. */
  REPEATED_UNDER_WAY,
  /** An answer of several packets to a network that was sent too many. */
  AMPLIFICATION,
  /** An answer that the network card does not take. */
  CONGESTION,
  /** A packet that the network did not carry. */
  NETWORK,
  /** An answer that could not be made: an error of ours. */
  FAILURE;

  /** The lower-case name used in logs and metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
