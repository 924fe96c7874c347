package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.RouteBuilder;
import com.linecorp.armeria.server.ServerBuilder;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.pipeline.RequestHandler;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Where the HTTP services of a node stand, and the limits of their requests. */
public final class HttpRoutes {
  /**
   * The longest request line in octets: a handle of 2048 octets, each percent-encoded, and some
   * parameters.
   */
  public static final int MAX_REQUEST_LINE_OCTETS = 16 * 1024;

  /** The longest header of a request in octets. */
  public static final int MAX_HEADER_OCTETS = 32 * 1024;

  /**
   * The longest body of a request that is no Handle message, in octets: a record of the longest
   * Handle message, in JSON.
   */
  public static final int MAX_BODY_OCTETS = 1024 * 1024;

  /** How long a request may take. */
  public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

  private HttpRoutes() {}

  /**
   * Installs the JSON interface, the redirect and the tunnel.
   *
   * @param server gets the routes, the limits of request line and header, and the answers to what
   *     reaches no route
   * @param handler answers JSON and redirects
   * @param dispatcher answers Handle messages
   * @param settings who may do what, and how browsers are sent on
   * @return the same builder
   */
  public static ServerBuilder addTo(
      ServerBuilder server,
      RequestHandler handler,
      RequestDispatcher dispatcher,
      HttpSettings settings) {
    Callers callers = new Callers(settings.access());
    HandleTunnelService tunnel = new HandleTunnelService(dispatcher);
    server
        .errorHandler(new UnservedRequests(tunnel))
        .http1MaxInitialLineLength(MAX_REQUEST_LINE_OCTETS)
        .http1MaxHeaderSize(MAX_HEADER_OCTETS)
        .http2MaxHeaderListSize(MAX_HEADER_OCTETS);
    RequestLimit limit = settings.limit();
    HttpService unknown = json(new UnknownEndpointService(), limit);
    Map<String, HttpService> prefixes =
        Map.of(
            "/",
            redirect(handler, settings, "/"),
            "/hdl/",
            redirect(handler, settings, "/hdl/"),
            "/api/",
            unknown,
            HandleResource.MOUNT,
            rest(new HandleResource(), handler, callers, settings),
            PrefixResource.MOUNT,
            rest(new PrefixResource(), handler, callers, settings),
            VerificationResource.MOUNT,
            rest(new VerificationResource(), handler, callers, settings));
    Map<String, HttpService> paths =
        Map.of(
            "/api",
            unknown,
            SiteResource.PATH,
            rest(new SiteResource(), handler, callers, settings),
            HandleListResource.PATH,
            rest(new HandleListResource(), handler, callers, settings),
            PrefixListResource.PATH,
            rest(new PrefixListResource(), handler, callers, settings),
            NewSessionService.PATH,
            forScripts(json(new NewSessionService(callers), limit), NewSessionService.METHODS),
            ThisSessionService.PATH,
            forScripts(json(new ThisSessionService(callers), limit), ThisSessionService.METHODS));
    prefixes.forEach(
        (prefix, service) ->
            add(server, () -> Route.builder().pathPrefix(prefix), service, tunnel));
    paths.forEach(
        (path, service) -> add(server, () -> Route.builder().path(path), service, tunnel));
    return server;
  }

  private static HttpService rest(
      RestResource resource, RequestHandler handler, Callers callers, HttpSettings settings) {
    RestService service = new RestService(resource, handler, callers, settings.reads());
    return forScripts(json(service, settings.limit()), resource.methods());
  }

  private static HttpService json(HttpService service, RequestLimit limit) {
    return new Admission(service, limit, Transport.REST, refused -> JsonReply.tooMany());
  }

  private static HttpService redirect(RequestHandler handler, HttpSettings settings, String mount) {
    return new Admission(
        new RedirectService(handler, settings.redirects(), mount),
        settings.limit(),
        Transport.WEB,
        RedirectService::tooMany);
  }

  private static HttpService forScripts(HttpService service, List<HttpMethod> methods) {
    return new CrossOrigin(service, JsonReply.allowed(methods));
  }

  /** Installs a service, and the tunnel for Handle messages that come on its path. */
  private static void add(
      ServerBuilder server, Supplier<RouteBuilder> route, HttpService service, HttpService tunnel) {
    server
        .route()
        .addRoute(route.get().methods(HttpMethod.knownMethods()).build())
        .maxRequestLength(MAX_BODY_OCTETS)
        .requestTimeout(REQUEST_TIMEOUT)
        .build(service);
    server
        .route()
        .addRoute(tunnelled(route.get()))
        .maxRequestLength(HandleTunnelService.MAX_READ_OCTETS)
        .requestTimeout(REQUEST_TIMEOUT)
        .build(tunnel);
  }

  /**
   * Alone, {@code consumes} would also take bodies that say nothing of their type; and a route that
   * did not know OPTIONS would take the questions that browsers ask before they send to another.
   */
  private static Route tunnelled(RouteBuilder route) {
    return route
        .methods(HttpMethod.POST, HttpMethod.OPTIONS)
        .matchesHeaders("content-type")
        .consumes(HandleTunnelService.TYPE)
        .build();
  }
}
