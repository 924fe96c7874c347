package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.pipeline.RequestLimit;
import java.util.function.Function;

/**
 * Answers status 429 to requests of who sends too many, before anything is made of them. Runs on
 * event loops.
 */
final class Admission implements HttpService {
  private final HttpService next;
  private final RequestLimit limit;
  private final Transport transport;
  private final Function<HttpRequest, HttpResponse> refusal;

  /**
   * Stands before a service.
   *
   * @param transport under which the requests count
   * @param refusal answers those that have to wait
   */
  Admission(
      HttpService next,
      RequestLimit limit,
      Transport transport,
      Function<HttpRequest, HttpResponse> refusal) {
    this.next = next;
    this.limit = limit;
    this.transport = transport;
    this.refusal = refusal;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext client, HttpRequest request) throws Exception {
    return limit.admits(transport, client.remoteAddress())
        ? next.serve(client, request)
        : refusal.apply(request);
  }

  @Override
  public ExchangeType exchangeType(RoutingContext routing) {
    return next.exchangeType(routing);
  }
}
