package io.tanbiao.protocol.http;

import com.linecorp.armeria.server.Server;
import io.tanbiao.core.pipeline.RequestHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** An HTTP server on a free port of the loopback interface with all routes. */
final class HttpNode implements AutoCloseable {
  static {
    System.setProperty("com.linecorp.armeria.defaultHttp1ConnectionCloseDelayMillis", "0");
  }

  private final Server server;

  HttpNode(RequestHandler handler) {
    this.server =
        HttpRoutes.addTo(
                Server.builder().http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                handler)
            .build();
    server.start().join();
  }

  InetSocketAddress address() {
    return server.activePort().localAddress();
  }

  @Override
  public void close() {
    server.stop().join();
  }
}
