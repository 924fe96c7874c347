package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.cors.CorsService;
import java.util.Set;

/**
 * Lets scripts of any page use the JSON interface, and answers OPTIONS (wire notes §7).
 *
 * <p>Browsers add no credentials of their own to such requests, since nothing here allows them to:
 * scripts must know what they send. Runs on event loops.
 */
final class CrossOrigin implements HttpService {
  private static final String METHODS = "GET,POST,HEAD,PUT,DELETE";
  private static final Set<String> KNOWN = Set.of(METHODS.split(","));
  private static final String HEADERS = "X-Requested-With,Authorization,Origin,Accept,Content-Type";
  private static final String DAY_SECONDS = "86400";

  private final HttpService next;
  private final CorsService armeriaRules;
  private final String allowed;

  /**
   * Stands before a service.
   *
   * @param allowed the methods that it knows, but for OPTIONS
   */
  CrossOrigin(HttpService next, String allowed) {
    this.next = next;
    this.armeriaRules = CorsService.builderForAnyOrigin().build(next);
    this.allowed = allowed + ", OPTIONS";
  }

  @Override
  public HttpResponse serve(ServiceRequestContext client, HttpRequest request) throws Exception {
    String origin = request.headers().get(HttpHeaderNames.ORIGIN);
    if (request.method() == HttpMethod.OPTIONS) {
      String asked = request.headers().get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD, "");
      return HttpResponse.of(options(origin, asked).build());
    }
    HttpResponse answer = next.serve(client, request);
    return origin == null
        ? answer
        : answer.mapHeaders(
            headers ->
                headers.toBuilder()
                    .add(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .add(HttpHeaderNames.VARY, "Origin")
                    .add(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "Content-Length")
                    .build());
  }

  /**
   * The server hands requests that ask for permission only to services with Armeria's own rules.
   */
  @Override
  public <T> T as(Class<T> type) {
    return type == CorsService.class ? type.cast(armeriaRules) : HttpService.super.as(type);
  }

  @Override
  public ExchangeType exchangeType(RoutingContext routing) {
    return next.exchangeType(routing);
  }

  private ResponseHeadersBuilder options(String origin, String asked) {
    ResponseHeadersBuilder headers = ResponseHeaders.builder(HttpStatus.OK);
    if (origin == null) {
      headers.add(HttpHeaderNames.ALLOW, allowed);
    } else if (KNOWN.contains(asked)) {
      headers
          .add(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
          .add(HttpHeaderNames.VARY, "Origin")
          .add(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, DAY_SECONDS)
          .add(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
          .add(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
    }
    return headers;
  }
}
