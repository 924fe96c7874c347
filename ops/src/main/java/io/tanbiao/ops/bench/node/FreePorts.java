package io.tanbiao.ops.bench.node;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports that nobody has, for a node of a bench. */
final class FreePorts {
  /** Ports of a node: Handle, HTTP, management. */
  private static final int COUNT = 3;

  private static final int MAX_PORT = 65_535;
  private static final int ATTEMPTS = 100;

  private FreePorts() {}

  /** The first of three ports in a row. */
  static int base() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int base = anyPort();
      if (base + COUNT - 1 <= MAX_PORT && areFree(base)) {
        return base;
      }
    }
    throw new IOException("no " + COUNT + " free ports in a row after " + ATTEMPTS + " attempts");
  }

  private static int anyPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean areFree(int base) {
    for (int port = base; port < base + COUNT; port++) {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      try (ServerSocket tcp = new ServerSocket();
          DatagramSocket udp = new DatagramSocket(null)) {
        tcp.bind(address);
        udp.bind(address);
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }
}
