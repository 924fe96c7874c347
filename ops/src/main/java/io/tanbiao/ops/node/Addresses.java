package io.tanbiao.ops.node;

import io.tanbiao.ops.config.NodeConfig;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.List;

/**
 * The addresses that a node listens on.
 *
 * @param handle UDP and TCP
 * @param http HTTP and HTTPS
 * @param management metrics and health
 */
record Addresses(
    List<InetSocketAddress> handle, List<InetSocketAddress> http, InetSocketAddress management) {
  private static final int TRIES = 20;
  private static final int NO_BACKLOG = 1;

  /** Copies the lists. */
  Addresses {
    handle = List.copyOf(handle);
    http = List.copyOf(http);
  }

  /** The addresses of a configuration, with a free number where it says port 0. */
  static Addresses of(NodeConfig config) throws IOException {
    List<InetAddress> hosts = hosts(config.listen());
    NodeConfig.Ports ports = config.ports();
    InetAddress first = hosts.get(0);
    int handle = chosen(ports.handle(), first);
    int http = chosen(ports.http(), first);
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return new Addresses(
        hosts.stream().map(host -> new InetSocketAddress(host, handle)).toList(),
        hosts.stream().map(host -> new InetSocketAddress(host, http)).toList(),
        new InetSocketAddress(loopback, chosen(ports.management(), loopback)));
  }

  int handlePort() {
    return handle.get(0).getPort();
  }

  int httpPort() {
    return http.get(0).getPort();
  }

  /** Where a program on this machine reaches a server. */
  static InetSocketAddress local(List<InetSocketAddress> addresses) {
    InetSocketAddress first = addresses.get(0);
    return first.getAddress().isAnyLocalAddress()
        ? new InetSocketAddress(InetAddress.getLoopbackAddress(), first.getPort())
        : first;
  }

  /** On Linux a socket on all of IPv6 takes IPv4 too, and a second one would be refused. */
  private static List<InetAddress> hosts(List<InetAddress> listen) {
    boolean all6 = listen.stream().anyMatch(host -> host.isAnyLocalAddress() && isIpv6(host));
    return listen.stream()
        .filter(host -> !(all6 && host.isAnyLocalAddress() && !isIpv6(host)))
        .distinct()
        .toList();
  }

  private static boolean isIpv6(InetAddress host) {
    return host.getAddress().length > 4;
  }

  /** A number that is free for UDP and TCP now. */
  private static int chosen(int port, InetAddress host) throws IOException {
    if (port != 0) {
      return port;
    }
    for (int i = 0; i < TRIES; i++) {
      int free = free(host);
      if (free > 0) {
        return free;
      }
    }
    throw new IOException("no port is free on " + host.getHostAddress());
  }

  /** A number that TCP has free, or 0 when UDP has not. */
  private static int free(InetAddress host) throws IOException {
    try (ServerSocket tcp = new ServerSocket(0, NO_BACKLOG, host);
        DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), host)) {
      return udp.getLocalPort();
    } catch (SocketException e) {
      return 0;
    }
  }
}
