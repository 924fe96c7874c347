package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.List;

/** {@code POST /api/sessions}: opens a session (wire notes §7). Runs on event loops. */
final class NewSessionService implements HttpService {
  /** Where it is installed. */
  static final String PATH = "/api/sessions";

  /** The methods it knows. */
  static final List<HttpMethod> METHODS = List.of(HttpMethod.POST);

  private final Callers callers;

  NewSessionService(Callers callers) {
    this.callers = callers;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext client, HttpRequest request) {
    if (!METHODS.contains(request.method())) {
      return JsonReply.notAllowed(request.method(), METHODS);
    } else if (!callers.isHeard(client)) {
      return HttpResponse.of(JsonReply.empty(HttpStatus.FORBIDDEN));
    }
    return HttpResponse.of(
        request
            .aggregate()
            .thenApply(
                whole -> SessionReply.opened(callers.sessions().open(client.remoteAddress()))));
  }

  @Override
  public ExchangeType exchangeType(RoutingContext routing) {
    return ExchangeType.UNARY;
  }
}
