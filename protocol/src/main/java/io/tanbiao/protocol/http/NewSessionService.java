package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.authenticate.WebSession;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.json.InvalidJsonException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

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
    return HttpResponse.of(request.aggregate().thenCompose(whole -> open(client, whole)));
  }

  private CompletionStage<HttpResponse> open(
      ServiceRequestContext client, AggregatedHttpRequest whole) {
    try {
      Authorization sent = Authorization.parse(whole.headers().get(HttpHeaderNames.AUTHORIZATION));
      RestRequest request = RestRequest.of(client, whole, Caller.NAMELESS);
      Map<String, String> fields =
          request.isJson() && !request.body().isEmpty()
              ? SessionFields.of(sent, request)
              : SessionFields.of(sent);
      WebSession session = callers.sessions().open(client.remoteAddress());
      return callers
          .siteProofs()
          .proofFor(session, fields)
          .thenApply(proof -> SessionReply.opened(session, proof));
    } catch (WireException | InvalidJsonException e) {
      return CompletableFuture.completedFuture(JsonReply.malformed(e.getMessage()));
    }
  }

  @Override
  public ExchangeType exchangeType(RoutingContext routing) {
    return ExchangeType.UNARY;
  }
}
