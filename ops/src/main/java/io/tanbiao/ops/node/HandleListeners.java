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
import java.util.List;

/** The Handle protocol over UDP and TCP, on the same port. */
final class HandleListeners implements AutoCloseable {
  private final TcpServer tcp;
  private final UdpServer udp;

  private HandleListeners(TcpServer tcp, UdpServer udp) {
    this.tcp = tcp;
    this.udp = udp;
  }

  static HandleListeners open(
      List<InetSocketAddress> addresses,
      NodeConfig config,
      RequestDispatcher dispatcher,
      EventLoops loops,
      ConnectionMetrics observer)
      throws NodeException {
    NodeConfig.Tcp limits = config.tcp();
    TcpSettings settings =
        TcpSettings.builder(addresses)
            .maxConnections(limits.maxConnections())
            .idleTimeout(limits.idle())
            .maxRequestsInFlight(limits.inFlight())
            .build();
    try {
      TcpServer tcp = TcpServer.open(settings, dispatcher, loops, observer);
      return new HandleListeners(tcp, openUdp(addresses, dispatcher, loops, observer, tcp));
    } catch (IOException e) {
      throw PortTaken.of(addresses.get(0).getPort(), "Handle", e);
    }
  }

  private static UdpServer openUdp(
      List<InetSocketAddress> addresses,
      RequestDispatcher dispatcher,
      EventLoops loops,
      ConnectionMetrics observer,
      TcpServer tcp)
      throws IOException {
    try {
      return UdpServer.open(UdpSettings.of(addresses), dispatcher, loops, observer);
    } catch (IOException e) {
      tcp.close();
      throw e;
    }
  }

  @Override
  public void close() {
    udp.close();
    tcp.close();
  }
}
