package io.tanbiao.protocol.client;

import java.time.Duration;
import java.util.List;

/**
 * How long a client waits.
 *
 * @param connect for a connection
 * @param answer for an answer by TCP or HTTP
 * @param udpWaits for an answer by UDP, before each repeat and at the end; as many packets are sent
 */
public record ClientTimeouts(Duration connect, Duration answer, List<Duration> udpWaits) {
  /** 5 seconds, 60 seconds, and by UDP as the official client: 0.5, 1 and 1.5 seconds. */
  public static final ClientTimeouts USUAL =
      new ClientTimeouts(
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          List.of(Duration.ofMillis(500), Duration.ofMillis(1000), Duration.ofMillis(1500)));

  /** Copies the waits. */
  public ClientTimeouts {
    udpWaits = List.copyOf(udpWaits);
  }
}
