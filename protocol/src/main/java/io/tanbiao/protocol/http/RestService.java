package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.RequestHandler;
import io.tanbiao.protocol.json.InvalidJsonException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The way of every request to the JSON interface: who asks, what for, the outcome, and its JSON
 * (wire notes §7). Runs on event loops.
 */
final class RestService implements HttpService {
  private static final Outcome EMPTY_HANDLE =
      Outcome.Refused.with(ResponseCode.INVALID_HANDLE, "Empty handle invalid");

  private final RestResource resource;
  private final RequestHandler handler;
  private final Callers callers;

  /**
   * Serves a resource.
   *
   * @param handler answers
   * @param callers finds out who asks
   */
  RestService(RestResource resource, RequestHandler handler, Callers callers) {
    this.resource = resource;
    this.handler = handler;
    this.callers = callers;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext client, HttpRequest request) {
    if (!resource.methods().contains(request.method())) {
      return JsonReply.notAllowed(request.method(), resource.methods());
    }
    return HttpResponse.of(request.aggregate().thenCompose(whole -> answer(client, whole)));
  }

  @Override
  public ExchangeType exchangeType(RoutingContext routing) {
    return resource.lists() ? ExchangeType.RESPONSE_STREAMING : ExchangeType.UNARY;
  }

  private CompletionStage<HttpResponse> answer(
      ServiceRequestContext client, AggregatedHttpRequest request) {
    return callers
        .identify(client, request.headers())
        .thenCompose(
            identified ->
                identified instanceof Identified.As as
                    ? answer(client, request, as.caller())
                    : CompletableFuture.completedFuture(
                        ((Identified.Rejected) identified).answer()));
  }

  private CompletionStage<HttpResponse> answer(
      ServiceRequestContext client, AggregatedHttpRequest request, Caller caller) {
    RestCall call;
    try {
      call = resource.callFor(RestRequest.of(client, request, caller));
    } catch (WireException | InvalidJsonException e) {
      return CompletableFuture.completedFuture(JsonReply.malformed(e.getMessage()));
    }
    return outcomeOf(call, client, caller)
        .thenCompose(
            outcome ->
                outcome instanceof Outcome.Listing listing
                    ? ListReply.of(
                        call, listing, client, refusal -> reply(call, refusal, caller, client))
                    : CompletableFuture.completedFuture(reply(call, outcome, caller, client)));
  }

  private CompletionStage<Outcome> outcomeOf(
      RestCall call, ServiceRequestContext client, Caller caller) {
    if (call.operation().subject().filter(handle -> handle.name().isEmpty()).isPresent()) {
      return CompletableFuture.completedFuture(EMPTY_HANDLE);
    }
    RequestContext context =
        new RequestContext(
            Transport.REST,
            client.remoteAddress(),
            0,
            call.flags(),
            ProtocolVersion.NEWEST,
            Octets.EMPTY,
            caller.asker());
    return handler.handle(context, call.operation());
  }

  private HttpResponse reply(
      RestCall call, Outcome outcome, Caller caller, ServiceRequestContext client) {
    if (outcome instanceof Outcome.Refused refused && refused.waitSeconds() > 0) {
      return JsonReply.throttled(refused, call.style());
    }
    boolean prompts =
        caller.heard() && outcome.responseCode() == ResponseCode.AUTHENTICATION_NEEDED.number();
    Octets object = call.printer().print(outcome, call.style().pretty());
    return prompts
        ? JsonReply.prompting(callers.prompt(client), object)
        : JsonReply.reply(RestStatus.of(outcome, call), object, call.style());
  }
}
