package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.common.TlsProvider;
import com.linecorp.armeria.server.Server;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.tls.OptionalCertificates;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** An HTTP server on a free port of the loopback interface with all routes. */
public final class HttpNode implements AutoCloseable {
  static {
    System.setProperty("com.linecorp.armeria.defaultHttp1ConnectionCloseDelayMillis", "0");
  }

  private static final TlsProvider CERTIFICATE = TlsProvider.of(TlsKeyPair.ofSelfSigned());

  private final Server server;

  /** Starts; credentials are looked at over HTTPS only. */
  public HttpNode(InMemoryNode node) {
    this(node, node.access());
  }

  /** Starts; nobody names countries, and chance takes the first. */
  HttpNode(InMemoryNode node, RestAccess access) {
    this(node, new HttpSettings(access, new RedirectSettings("", bound -> 0)));
  }

  /** Starts, with HTTP and HTTPS on one port. */
  HttpNode(InMemoryNode node, HttpSettings settings) {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    this.server =
        HttpRoutes.addTo(
                Server.builder()
                    .port(anyPort, SessionProtocol.HTTP, SessionProtocol.HTTPS)
                    .tlsProvider(CERTIFICATE, OptionalCertificates.asked()),
                node.handler(),
                node.dispatcher(),
                settings)
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
