package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;

/** Whatever else is asked for under {@code /api}: 404 in JSON with code 4 (wire notes §7). */
final class UnknownEndpointService implements HttpService {

  @Override
  public HttpResponse serve(ServiceRequestContext client, HttpRequest request) {
    return JsonReply.unknownEndpoint(request.method().name(), client.path());
  }

  @Override
  public ExchangeType exchangeType(RoutingContext routing) {
    return ExchangeType.UNARY;
  }
}
