package io.tanbiao.protocol.http;

import com.linecorp.armeria.server.Server;
import io.tanbiao.protocol.InMemoryNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** An HTTP server on a free port of the loopback interface with all routes. */
public final class HttpNode implements AutoCloseable {
  static {
    System.setProperty("com.linecorp.armeria.defaultHttp1ConnectionCloseDelayMillis", "0");
  }

  private final Server server;

  /** Starts. */
  public HttpNode(InMemoryNode node) {
    this.server =
        HttpRoutes.addTo(
                Server.builder().http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                node.handler(),
                node.dispatcher())
            .build();
    server.start().join();
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.activePort().localAddress();
  }

  @Override
  public void close() {
    server.stop().join();
  }
}
