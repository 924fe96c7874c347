package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.common.TlsProvider;
import com.linecorp.armeria.server.Server;
import io.tanbiao.core.pipeline.Pipeline;
import io.tanbiao.core.pipeline.RequestHandler;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
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
    this(node, access, new RedirectSettings("", bound -> 0));
  }

  /** Starts; what can be is answered at once. */
  HttpNode(InMemoryNode node, RestAccess access, RedirectSettings redirects) {
    this(node, node.handler(), access, redirects);
  }

  /** Starts; answers no more than it is allowed to. */
  HttpNode(InMemoryNode node, RequestLimit limit) {
    this(
        node.handler(),
        node.dispatcher(limit),
        new HttpSettings(
            node.access(), new RedirectSettings("", bound -> 0), limit, QuickReads.none()));
  }

  private HttpNode(
      InMemoryNode node, Pipeline pipeline, RestAccess access, RedirectSettings redirects) {
    this(
        pipeline,
        node.dispatcher(),
        new HttpSettings(
            access,
            redirects,
            RequestLimit.none(),
            new QuickReads(1, InMemoryNode.stampsOf(node.store()), pipeline)));
  }

  /** Starts, with HTTP and HTTPS on one port. */
  HttpNode(RequestHandler handler, RequestDispatcher dispatcher, HttpSettings settings) {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    this.server =
        HttpRoutes.addTo(
                Server.builder()
                    .port(anyPort, SessionProtocol.HTTP, SessionProtocol.HTTPS)
                    .tlsProvider(CERTIFICATE, OptionalCertificates.asked()),
                handler,
                dispatcher,
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
