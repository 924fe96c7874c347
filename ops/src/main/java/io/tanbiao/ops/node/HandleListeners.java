package io.tanbiao.ops.node;

import io.tanbiao.ops.config.NodeConfig;
import io.tanbiao.ops.observe.ConnectionMetrics;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.eventloop.EventLoops;
import io.tanbiao.protocol.tcp.TcpServer;
import io.tanbiao.protocol.tcp.TcpSettings;
import io.tanbiao.protocol.udp.UdpServer;
import io.tanbiao.protocol.udp.UdpSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** The Handle protocol over UDP and TCP, on the same port. */
final class HandleListeners {
  /** For requests under way when the node stops. */
  private static final Duration DRAIN = Duration.ofSeconds(4);

  private HandleListeners() {}

  /** Listens; the servers stop with the others. */
  static void open(
      List<InetSocketAddress> addresses,
      NodeConfig config,
      RequestDispatcher dispatcher,
      EventLoops loops,
      ConnectionMetrics observer,
      Listeners listeners)
      throws NodeException {
    try {
      TcpServer tcp = TcpServer.open(tcp(addresses, config.tcp()), dispatcher, loops, observer);
      listeners.addBlocking(tcp::close);
      UdpServer udp = UdpServer.open(udp(addresses, config.udp()), dispatcher, loops, observer);
      listeners.addBlocking(udp::close);
    } catch (IOException e) {
      throw PortTaken.of(addresses.get(0).getPort(), "Handle", e);
    }
  }

  private static TcpSettings tcp(List<InetSocketAddress> addresses, NodeConfig.Tcp limits) {
    return TcpSettings.builder(addresses)
        .maxConnections(limits.maxConnections())
        .idleTimeout(limits.idle())
        .messageTimeout(limits.message())
        .maxRequestsInFlight(limits.inFlight())
        .drainTimeout(DRAIN)
        .build();
  }

  private static UdpSettings udp(List<InetSocketAddress> addresses, NodeConfig.Udp limits) {
    UdpSettings.Fragments fragments = UdpSettings.Fragments.USUAL;
    return new UdpSettings(
        addresses,
        new UdpSettings.Fragments(
            limits.maxFragmented(),
            fragments.maxMessagesPerSource(),
            fragments.maxOctets(),
            limits.fragmentTimeout()),
        UdpSettings.Repeats.USUAL,
        new UdpSettings.Amplification(
            limits.packetsPerSecond(),
            limits.burstPackets(),
            UdpSettings.Amplification.USUAL.maxNetworks(),
            limits.loopbackExempt()),
        DRAIN);
  }
}
