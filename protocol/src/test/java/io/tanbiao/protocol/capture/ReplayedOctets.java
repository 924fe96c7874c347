package io.tanbiao.protocol.capture;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.capture.CaptureEvent.Side;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.tcp.EmbeddedConnection;
import io.tanbiao.protocol.udp.EmbeddedEndpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * What was answered to octets just as they were sent: the pieces of one stream, ended where the
 * client ended it, or datagrams.
 *
 * @param recorded what the official server sent: one element for a stream, else one a datagram
 * @param ours what the transport of this repository sends, likewise
 */
record ReplayedOctets(List<Octets> recorded, List<Octets> ours) {
  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);

  static ReplayedOctets of(List<CaptureEvent> events, RequestDispatcher dispatcher) {
    CaptureEvent first = events.get(0);
    if (events.stream().anyMatch(event -> !isOnTheChannelOf(first, event))) {
      throw new AssertionError("one connection or UDP alone (expected), not more");
    }
    return switch (first.transport()) {
      case TCP -> ofStream(events, dispatcher);
      case UDP -> ofDatagrams(events, dispatcher);
      default -> throw new AssertionError(first.transport());
    };
  }

  private static boolean isOnTheChannelOf(CaptureEvent first, CaptureEvent event) {
    return event.transport() == first.transport() && event.connection() == first.connection();
  }

  private static ReplayedOctets ofStream(List<CaptureEvent> events, RequestDispatcher dispatcher) {
    try (var connection =
        new EmbeddedConnection(EmbeddedConnection.settings().build(), dispatcher)) {
      for (CaptureEvent event : events) {
        if (event.side() == Side.CLIENT && event.closes()) {
          connection.endOutput();
        } else if (event.side() == Side.CLIENT) {
          connection.send(event.octets());
        }
      }
      return new ReplayedOctets(
          List.of(joined(sent(events))), List.of(joined(connection.written())));
    }
  }

  private static ReplayedOctets ofDatagrams(
      List<CaptureEvent> events, RequestDispatcher dispatcher) {
    try (var endpoint = new EmbeddedEndpoint(EmbeddedEndpoint.settings(), dispatcher)) {
      events.stream()
          .filter(event -> event.side() == Side.CLIENT)
          .forEach(event -> endpoint.send(PEER, event.octets()));
      return new ReplayedOctets(sent(events), endpoint.packets(PEER));
    }
  }

  private static List<Octets> sent(List<CaptureEvent> events) {
    return events.stream()
        .filter(event -> event.side() == Side.SERVER && !event.closes())
        .map(CaptureEvent::octets)
        .toList();
  }

  private static Octets joined(List<Octets> pieces) {
    return pieces.stream().reduce(Octets.EMPTY, Octets::concat);
  }
}
