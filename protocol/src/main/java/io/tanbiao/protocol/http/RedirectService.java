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
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.pipeline.RequestHandler;
import io.tanbiao.protocol.json.OutcomeJson;
import io.tanbiao.protocol.location.Wishes;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /{name}}: takes a browser to what the name stands for (wire notes §7).
 *
 * <p>302 to one of the locations of a {@code 10320/loc} value, or else to the address in the URL
 * value, of this record or of the one it is an alias of; to the record in JSON when it has neither
 * or when {@code noredirect} is asked for; 404 with a page when there is no record here. Clients
 * that want JSON ({@code Accept: application/json}) get the record at once, and no alias is
 * followed for them. Runs on event loops.
 */
public final class RedirectService implements HttpService {
  private static final int VALUES_NOT_FOUND = 200;

  private final PublicReads reads;
  private final RedirectSettings settings;
  private final String mount;

  /**
   * Answers from a handler.
   *
   * @param settings how browsers are sent on
   * @param mount where names begin in the path; starts and ends with a slash
   */
  public RedirectService(RequestHandler handler, RedirectSettings settings, String mount) {
    this.settings = settings;
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
    RedirectQuery query = RedirectQuery.of(client.queryParams());
    Wishes wishes = new Wishes(query.attributes(), settings.countryIn(client.request().headers()));
    AliasWalk walk = new AliasWalk(operation -> reads.ask(client, operation), query);
    return HttpResponse.of(walk.from(handle).thenApply(end -> answer(end, query, wishes)));
  }

  private HttpResponse answer(AliasEnd end, RedirectQuery query, Wishes wishes) {
    if (end instanceof AliasEnd.Endless endless) {
      return WebPage.ofEndlessAliases(endless);
    } else if (end instanceof AliasEnd.Arrived arrived) {
      return answer(arrived, query, wishes);
    }
    throw new AssertionError(end);
  }

  private HttpResponse answer(AliasEnd.Arrived arrived, RedirectQuery query, Wishes wishes) {
    Handle handle = arrived.handle();
    int code = arrived.outcome().responseCode();
    if (arrived.outcome() instanceof Outcome.Resolved resolved && query.redirects()) {
      return onward(OutcomeJson.values(resolved), query, wishes)
          .orElseGet(() -> toRecord(handle, query));
    }
    boolean shown = arrived.outcome() instanceof Outcome.Resolved || code == VALUES_NOT_FOUND;
    if (shown || !(query.redirects() || arrived.isThroughAlias())) {
      return toRecord(handle, query);
    }
    return arrived.isThroughAlias()
        ? WebPage.ofFailedAlias(arrived.asked(), handle, code)
        : WebPage.ofFailure(handle, code);
  }

  /** To one of the locations, or else to the address in the URL value. */
  private Optional<HttpResponse> onward(
      List<HandleValue> values, RedirectQuery query, Wishes wishes) {
    List<HandleValue> selected = query.selected(values);
    Optional<HttpResponse> location =
        RedirectTarget.among(selected, wishes, settings.chance())
            .map(target -> target.append(query.append()).uri())
            .map(uri -> WebPage.redirectByChoice(uri, settings.countryHeader()));
    return location.or(
        () ->
            RedirectTarget.of(selected)
                .map(target -> WebPage.redirect(target.append(query.append()).uri())));
  }

  private static HttpResponse toRecord(Handle handle, RedirectQuery query) {
    return WebPage.redirect(HandleResource.MOUNT + NamePath.encode(handle) + query.ofTheRecord());
  }

  /** Status 429, for who sends too many requests: in JSON or as a page. */
  static HttpResponse tooMany(HttpRequest request) {
    return wantsJson(request.headers()) ? JsonReply.tooMany() : WebPage.ofTooMany();
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
