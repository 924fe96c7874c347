package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.pipeline.RequestHandler;
import io.tanbiao.protocol.json.OutcomeJson;

/**
 * {@code GET /{name}}: takes a browser to what the name stands for (wire notes §7).
 *
 * <p>302 to the address in the URL value; to the record in JSON when it has none or when {@code
 * noredirect} is asked for; 404 with a page when there is no record here. Clients that want JSON
 * ({@code Accept: application/json}) get the record at once. Runs on event loops.
 */
public final class RedirectService implements HttpService {
  private static final int VALUES_NOT_FOUND = 200;

  private final PublicReads reads;
  private final String mount;

  /**
   * Answers from a handler.
   *
   * @param mount where names begin in the path; starts and ends with a slash
   */
  public RedirectService(RequestHandler handler, String mount) {
    this.reads = new PublicReads(handler, Transport.WEB);
    this.mount = mount;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext client, HttpRequest request) {
    if (!PublicReads.isRead(request.method())) {
      return JsonReply.notAllowed(request.method(), PublicReads.METHODS);
    }
    boolean json = wantsJson(request.headers());
    try {
      Handle handle = NamePath.under(mount, client.rawPath());
      return json ? record(client, handle) : redirect(client, handle);
    } catch (WireException e) {
      return json ? JsonReply.malformed(e.getMessage()) : WebPage.ofMalformed(e.getMessage());
    }
  }

  @Override
  public ExchangeType exchangeType(RoutingContext routing) {
    return ExchangeType.UNARY;
  }

  private HttpResponse record(ServiceRequestContext client, Handle handle) throws WireException {
    JsonStyle style = JsonStyle.of(client.queryParams());
    return HttpResponse.of(
        reads
            .ask(client, ResolutionQuery.of(client.queryParams()).of(handle))
            .thenApply(outcome -> JsonReply.ofRead(handle, outcome, style)));
  }

  private HttpResponse redirect(ServiceRequestContext client, Handle handle) throws WireException {
    if (client.queryParams().contains("noredirect")) {
      return toRecord(handle);
    }
    return HttpResponse.of(
        reads
            .ask(client, ResolutionQuery.of(client.queryParams()).of(handle))
            .thenApply(outcome -> redirect(handle, outcome)));
  }

  private static HttpResponse redirect(Handle handle, Outcome outcome) {
    if (outcome instanceof Outcome.Resolved resolved) {
      return RedirectTarget.of(OutcomeJson.values(resolved))
          .map(target -> WebPage.redirect(target.uri()))
          .orElseGet(() -> toRecord(handle));
    }
    return outcome.responseCode() == VALUES_NOT_FOUND
        ? toRecord(handle)
        : WebPage.ofFailure(handle, outcome.responseCode());
  }

  private static HttpResponse toRecord(Handle handle) {
    return WebPage.redirect(HandleResource.MOUNT + NamePath.encode(handle));
  }

  /** Whether JSON is named before HTML; a client that names neither is taken for a browser. */
  private static boolean wantsJson(RequestHeaders headers) {
    for (MediaType accepted : headers.accept()) {
      if (accepted.is(MediaType.JSON)) {
        return true;
      } else if (accepted.belongsTo(MediaType.ANY_TEXT_TYPE)) {
        return false;
      }
    }
    return false;
  }
}
