package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.RequestHandler;

/**
 * {@code GET /api/handles/{handle}}: records in the JSON of Handle.Net (wire notes §7).
 *
 * <p>Everybody sees the public values, with the parameters {@code index}, {@code type}, {@code
 * pretty} and {@code callback}. Runs on event loops.
 */
public final class HandleRestService implements HttpService {
  /** Where the service is installed. */
  static final String MOUNT = "/api/handles/";

  private final PublicReads reads;

  /** Answers from a handler. */
  public HandleRestService(RequestHandler handler) {
    this.reads = new PublicReads(handler, Transport.REST);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext client, HttpRequest request) {
    if (!PublicReads.isRead(request.method())) {
      return JsonReply.readOnly(request.method().name());
    }
    try {
      return resolve(client, NamePath.under(MOUNT, client.rawPath()));
    } catch (WireException e) {
      return JsonReply.malformed(e);
    }
  }

  @Override
  public ExchangeType exchangeType(RoutingContext routing) {
    return ExchangeType.UNARY;
  }

  private HttpResponse resolve(ServiceRequestContext client, Handle handle) throws WireException {
    JsonStyle style = JsonStyle.of(client.queryParams());
    if (handle.name().isEmpty()) {
      return JsonReply.ofRead(
          Outcome.Refused.with(ResponseCode.INVALID_HANDLE, "Empty handle invalid"), style);
    }
    ResolutionQuery query = ResolutionQuery.of(client.queryParams());
    return HttpResponse.of(
        reads
            .ask(client, query.of(handle))
            .thenApply(outcome -> JsonReply.ofRead(handle, outcome, style)));
  }
}
