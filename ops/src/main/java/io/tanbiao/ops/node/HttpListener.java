package io.tanbiao.ops.node;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerTlsConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.tanbiao.core.pipeline.RequestHandler;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.ops.config.NodeConfig;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.http.HttpRoutes;
import io.tanbiao.protocol.http.HttpSettings;
import io.tanbiao.protocol.http.QuickReads;
import io.tanbiao.protocol.http.RedirectSettings;
import io.tanbiao.protocol.http.RestAccess;
import io.tanbiao.protocol.tls.OptionalCertificates;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** HTTP and HTTPS on one port. */
final class HttpListener {
  /** For requests under way when the node stops. */
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private static final ServerTlsConfig NOT_ASKED = ServerTlsConfig.builder().build();

  private HttpListener() {}

  /** Builds the server; it does not listen yet. The loops outlive it. */
  static Server of(
      List<InetSocketAddress> addresses,
      NodeConfig.Http limits,
      Certificate certificate,
      Services services) {
    ServerBuilder server = Server.builder();
    addresses.forEach(address -> server.port(address, SessionProtocol.HTTP, SessionProtocol.HTTPS));
    server
        .tlsProvider(
            certificate, limits.asksForCertificates() ? OptionalCertificates.asked() : NOT_ASKED)
        .maxNumConnections(limits.maxConnections())
        .idleTimeout(limits.idle())
        .gracefulShutdownTimeout(Duration.ZERO, DRAIN)
        .workerGroup(services.loops(), false)
        .meterRegistry(services.registry())
        .disableServerHeader();
    RedirectSettings redirects =
        new RedirectSettings(
            limits.countryHeader(), bound -> ThreadLocalRandom.current().nextLong(bound));
    return HttpRoutes.addTo(
            server,
            services.handler(),
            services.dispatcher(),
            new HttpSettings(services.access(), redirects, services.limit(), services.reads()))
        .build();
  }

  /**
   * What answers the requests.
   *
   * @param handler JSON and redirects
   * @param dispatcher Handle messages
   * @param access how clients of JSON prove who they are
   * @param limit refuses requests of who sends too many
   * @param reads answers at once what it can of JSON
   * @param loops run the connections
   * @param registry counts them
   */
  record Services(
      RequestHandler handler,
      RequestDispatcher dispatcher,
      RestAccess access,
      RequestLimit limit,
      QuickReads reads,
      EventLoopGroup loops,
      MeterRegistry registry) {}
}
