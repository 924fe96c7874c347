package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.pipeline.RequestHandler;

/** {@code GET /api/site}: the site record of this server (wire notes §7). Runs on event loops. */
public final class SiteRestService implements HttpService {
  /** Where the service is installed. */
  static final String PATH = "/api/site";

  private static final Operation SITE_INFO = new Operation.GetSiteInfo(Handle.of("/"));

  private final PublicReads reads;

  /** Answers from a handler. */
  public SiteRestService(RequestHandler handler) {
    this.reads = new PublicReads(handler, Transport.REST);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext client, HttpRequest request) {
    if (!PublicReads.isRead(request.method())) {
      return JsonReply.readOnly(request.method().name());
    }
    JsonStyle style = JsonStyle.of(client.queryParams());
    return HttpResponse.of(
        reads.ask(client, SITE_INFO).thenApply(outcome -> JsonReply.ofRead(outcome, style)));
  }

  @Override
  public ExchangeType exchangeType(RoutingContext routing) {
    return ExchangeType.UNARY;
  }
}
