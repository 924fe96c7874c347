package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.pipeline.RequestHandler;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Reads on behalf of HTTP clients, of whom nobody proved who he is: only what everybody may see.
 *
 * @param handler answers
 * @param transport under which the requests count
 */
record PublicReads(RequestHandler handler, Transport transport) {
  /** The methods that read. */
  static final List<HttpMethod> METHODS = List.of(HttpMethod.GET, HttpMethod.HEAD);

  private static final OpFlags PUBLIC_ONLY = OpFlags.NONE.with(OpFlags.PUBL);

  /** Whether a method reads. */
  static boolean isRead(HttpMethod method) {
    return METHODS.contains(method);
  }

  CompletionStage<Outcome> ask(ServiceRequestContext client, Operation operation) {
    RequestContext context =
        new RequestContext(
            transport,
            client.remoteAddress(),
            0,
            PUBLIC_ONLY,
            ProtocolVersion.NEWEST,
            Octets.EMPTY);
    return handler.handle(context, operation);
  }
}
