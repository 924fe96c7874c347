package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.protocol.dispatch.AnswerPart;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.wire.Envelope;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Handle messages in the bodies of POST requests and their answers, on any path (wire notes §7).
 *
 * <p>All messages of an answer stand in one body of known length, since the official client does
 * not read chunks; so a list is put together before it is sent, and one that is too long for that
 * is refused (code 3). Malformed requests are answered by a message with code 4; the status is 200
 * all the same, for that client looks at the message alone. Runs on event loops.
 */
public final class HandleTunnelService implements HttpService {
  /** The type of bodies that are Handle messages. */
  public static final MediaType TYPE = MediaType.create("application", "x-hdl-message");

  /**
   * How much of a body is read, in octets. No message is that long (wire notes §1), but what is too
   * long gets its answer best when it was read.
   */
  static final int MAX_READ_OCTETS = 1024 * 1024;

  /** How many octets all lists may have together that are being answered here. */
  static final long MAX_LIST_OCTETS = 64L << 20;

  private final RequestDispatcher dispatcher;
  private final TunnelBudget budget = new TunnelBudget(MAX_LIST_OCTETS);

  /** Hands messages to a dispatcher. */
  public HandleTunnelService(RequestDispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext client, HttpRequest request) {
    return HttpResponse.of(
        request
            .aggregate()
            .thenCompose(body -> answer(body, client.remoteAddress()))
            .thenCompose(first -> TunnelAnswer.of(first, budget, () -> !client.isCancelled()))
            .thenApply(answer -> reply(answer, client)));
  }

  @Override
  public ExchangeType exchangeType(RoutingContext routing) {
    return ExchangeType.UNARY;
  }

  private CompletionStage<AnswerPart> answer(
      AggregatedHttpRequest request, InetSocketAddress peer) {
    return answer(ByteBuffer.wrap(request.content().array()), peer);
  }

  /** Answers a body. */
  CompletionStage<AnswerPart> answer(ByteBuffer body, InetSocketAddress peer) {
    Envelope envelope;
    try {
      envelope = Envelope.read(body);
    } catch (WireException e) {
      return CompletableFuture.completedFuture(dispatcher.refuse(e, Transport.HTTP_TUNNEL));
    }
    try {
      ByteBuffer message = messageOf(envelope, body);
      if (!dispatcher.admits(Transport.HTTP_TUNNEL, peer)) {
        return CompletableFuture.completedFuture(dispatcher.refuseForNow(envelope, message));
      }
      return dispatcher.dispatch(envelope, message, Transport.HTTP_TUNNEL, peer);
    } catch (WireException e) {
      return CompletableFuture.completedFuture(
          dispatcher.refuse(envelope, e, Transport.HTTP_TUNNEL));
    }
  }

  private static ByteBuffer messageOf(Envelope envelope, ByteBuffer body) throws WireException {
    envelope.requireLegalLength();
    int length = envelope.messageLengthOctets();
    if (body.remaining() < length) {
      throw new WireException(
          Reason.TRUNCATED, "body: " + body.remaining() + " octets (expected: " + length + ")");
    }
    return body.slice(body.position(), length);
  }

  /** The answer to a body that is not read to its end. */
  Octets refusal() {
    WireException why =
        new WireException(
            Reason.TOO_LONG, "body (expected: at most " + MAX_READ_OCTETS + " octets)");
    return dispatcher.refuse(why, Transport.HTTP_TUNNEL).message();
  }

  private static HttpResponse reply(TunnelAnswer answer, ServiceRequestContext client) {
    client.log().whenComplete().thenRun(answer::release);
    ResponseHeaders headers =
        ResponseHeaders.builder(HttpStatus.OK)
            .add(HttpHeaderNames.CONTENT_TYPE, TYPE.toString())
            .contentLength(answer.lengthOctets())
            .build();
    return HttpResponse.of(
        Stream.concat(Stream.of(headers), answer.messages().stream()).toArray(HttpObject[]::new));
  }
}
