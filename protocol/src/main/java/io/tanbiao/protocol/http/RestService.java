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
import java.util.Optional;
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
  private final QuickReads reads;

  /**
   * Serves a resource.
   *
   * @param handler answers
   * @param callers finds out who asks
   * @param reads answers at once what it can
   */
  RestService(RestResource resource, RequestHandler handler, Callers callers, QuickReads reads) {
    this.resource = resource;
    this.handler = handler;
    this.callers = callers;
    this.reads = reads;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext client, HttpRequest request) {
    if (!resource.methods().contains(request.method())) {
      return JsonReply.notAllowed(request.method(), resource.methods());
    }
    Optional<Caller> anybody =
        PublicReads.isRead(request.method()) && request.isEmpty()
            ? callers.anybody(client, request.headers())
            : Optional.empty();
    return anybody.isPresent()
        ? answerRead(client, RestRequest.ofRead(client, request.method(), anybody.get()))
        : HttpResponse.of(request.aggregate().thenCompose(whole -> answer(client, whole)));
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

  /** Answers a read by somebody of whom nobody proved anything: at once, if that can be. */
  private HttpResponse answerRead(ServiceRequestContext client, RestRequest request) {
    HttpResponse known = reads.known(client);
    if (known != null) {
      return known;
    }
    try {
      RestCall call = resource.callFor(request);
      return reads
          .answer(call, client)
          .orElseGet(() -> HttpResponse.of(answer(client, call, request.caller())));
    } catch (WireException | InvalidJsonException e) {
      return JsonReply.malformed(e.getMessage());
    }
  }

  private CompletionStage<HttpResponse> answer(
      ServiceRequestContext client, AggregatedHttpRequest request, Caller caller) {
    try {
      return answer(client, resource.callFor(RestRequest.of(client, request, caller)), caller);
    } catch (WireException | InvalidJsonException e) {
      return CompletableFuture.completedFuture(JsonReply.malformed(e.getMessage()));
    }
  }

  private CompletionStage<HttpResponse> answer(
      ServiceRequestContext client, RestCall call, Caller caller) {
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
