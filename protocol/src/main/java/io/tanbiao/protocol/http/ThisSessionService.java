package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.authenticate.Checked;
import io.tanbiao.core.authenticate.WebSession;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.protocol.json.InvalidJsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@code /api/sessions/this}: GET shows the session that the header Authorization names, PUT proves
 * who its client is, DELETE ends it (wire notes §7). Runs on event loops.
 */
final class ThisSessionService implements HttpService {
  /** Where it is installed. */
  static final String PATH = "/api/sessions/this";

  /** The methods it knows. */
  static final List<HttpMethod> METHODS =
      List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE);

  private static final String SESSION_ID = "sessionId";

  private final Callers callers;

  ThisSessionService(Callers callers) {
    this.callers = callers;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext client, HttpRequest request) {
    if (!METHODS.contains(request.method())) {
      return JsonReply.notAllowed(request.method(), METHODS);
    } else if (!callers.isHeard(client)) {
      return HttpResponse.of(JsonReply.empty(HttpStatus.FORBIDDEN));
    }
    return HttpResponse.of(request.aggregate().thenCompose(whole -> answer(client, whole)));
  }

  @Override
  public ExchangeType exchangeType(RoutingContext routing) {
    return ExchangeType.UNARY;
  }

  private CompletionStage<HttpResponse> answer(
      ServiceRequestContext client, AggregatedHttpRequest request) {
    try {
      Authorization sent =
          Authorization.parse(request.headers().get(HttpHeaderNames.AUTHORIZATION));
      if (request.method() == HttpMethod.PUT) {
        return prove(
            sent, SessionFields.of(sent, RestRequest.of(client, request, Caller.NAMELESS)), client);
      } else if (sent instanceof Authorization.OfSession named) {
        return showOrEnd(named.fields(), request.method());
      }
      return request.method() == HttpMethod.DELETE
          ? CompletableFuture.completedFuture(forbidden())
          : showCaller(client, request.headers());
    } catch (WireException | InvalidJsonException e) {
      return CompletableFuture.completedFuture(JsonReply.malformed(e.getMessage()));
    }
  }

  private CompletionStage<HttpResponse> showOrEnd(Map<String, String> fields, HttpMethod method)
      throws WireException {
    Optional<WebSession> session = find(fields);
    if (session.isEmpty()) {
      return CompletableFuture.completedFuture(forbidden());
    } else if (method == HttpMethod.DELETE) {
      callers.sessions().end(session.get().id());
      return CompletableFuture.completedFuture(
          HttpResponse.of(JsonReply.empty(HttpStatus.NO_CONTENT)));
    }
    return show(session.get(), fields);
  }

  private CompletionStage<HttpResponse> show(WebSession session, Map<String, String> fields)
      throws WireException {
    return callers
        .siteProofs()
        .proofFor(session, fields)
        .thenApply(proof -> SessionReply.state(session, proof));
  }

  private CompletionStage<HttpResponse> showCaller(
      ServiceRequestContext client, RequestHeaders headers) {
    return callers
        .identify(client, headers)
        .thenApply(
            identified ->
                identified instanceof Identified.As as
                    ? SessionReply.stateOf(as.caller())
                    : ((Identified.Rejected) identified).answer());
  }

  private CompletionStage<HttpResponse> prove(
      Authorization sent, Map<String, String> fields, ServiceRequestContext client)
      throws WireException {
    Optional<WebSession> found = find(fields);
    if (found.isEmpty()) {
      return CompletableFuture.completedFuture(forbidden());
    }
    WebSession session = found.get();
    if (sent instanceof Authorization.Basic basic) {
      return callers
          .verify(basic, client)
          .thenApply(checked -> proven(checked, session, basic.identity()));
    }
    if (fields.containsKey(ProofFields.CLIENT_NONCE) && !SessionProof.isIn(fields)) {
      return show(session, fields);
    }
    SessionProof proof = SessionProof.of(fields);
    return callers
        .verify(proof, session, client)
        .thenApply(checked -> proven(checked, session, proof.answer().identity()));
  }

  private HttpResponse proven(Checked checked, WebSession session, Reference identity) {
    if (!checked.isValid()) {
      return JsonReply.notChecked(checked).orElseGet(() -> SessionReply.notVerified(session));
    }
    return callers
        .sessions()
        .prove(session.id(), new Asker.Remembered(identity, checked.keys()))
        .map(SessionReply::state)
        .orElseGet(ThisSessionService::forbidden);
  }

  private Optional<WebSession> find(Map<String, String> fields) {
    return Optional.ofNullable(fields.get(SESSION_ID)).flatMap(callers.sessions()::find);
  }

  private static HttpResponse forbidden() {
    return HttpResponse.of(JsonReply.empty(HttpStatus.FORBIDDEN));
  }
}
