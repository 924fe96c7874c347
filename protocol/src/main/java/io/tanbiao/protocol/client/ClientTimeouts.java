package io.tanbiao.protocol.client;

import java.time.Duration;
import java.util.List;

/**
 * How long a client waits.
 *
 * @param connect for a connection
 * @param answer for an answer by TCP or HTTP
 * @param udpWaits for an answer by UDP, before each repeat and at the end; as many packets are sent
 * @param whole for connection and answer of one request by TCP, however its octets trickle in
 */
public record ClientTimeouts(
    Duration connect, Duration answer, List<Duration> udpWaits, Duration whole) {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** 5 seconds, 60 seconds, and by UDP as the official client: 0.5, 1 and 1.5 seconds. */
  public static final ClientTimeouts USUAL =
      new ClientTimeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          List.of(Duration.ofMillis(500), Duration.ofMillis(1000), Duration.ofMillis(1500)));

  /** No bound for a whole request but the others. */
  public ClientTimeouts(Duration connect, Duration answer, List<Duration> udpWaits) {
    this(connect, answer, udpWaits, LONGEST);
  }

  /** One bound for everything about one request by TCP. */
  public static ClientTimeouts within(Duration whole) {
    return new ClientTimeouts(whole, whole, List.of(), whole);
  }

  /** Copies the waits. */
  public ClientTimeouts {
    udpWaits = List.copyOf(udpWaits);
  }
}
