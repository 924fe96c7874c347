package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.RequestHandler;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.session.Signatures;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;

/**
 * Answers Handle messages, whatever transport brought them: the one place where octets become an
 * operation and an outcome becomes octets.
 *
 * <p>Safe for use by any thread, event loops included; blocks as little as its handler. Every
 * answer is complete, envelope and message with message id 0; UDP splits it into packets itself.
 * The answers of one request are to be sent in order; an empty list means that nothing is sent.
 */
public final class RequestDispatcher {
  private static final Refused MALFORMED =
      Refused.with(ResponseCode.PROTOCOL_ERROR, "Invalid message");
  private static final Refused NO_SESSION =
      Refused.with(
          ResponseCode.SESSION_FAILED, "Invalid session id. Unable to decrypt request message.");
  private static final Refused UNKNOWN_SESSION =
      Refused.with(
          ResponseCode.SESSION_TIMED_OUT,
          "Invalid session id or session time out. Please try again.");

  private final RequestHandler handler;
  private final AnswerWriter writer;
  private final RefusalObserver refusals;

  /**
   * Makes a dispatcher.
   *
   * @param handler the outer end of the pipeline; completes with an outcome also on failure
   * @param siteSerial the serial number of our site record at the moment, 0..65535
   * @param clock for the expiration of answers
   * @param signatures for answers to requests that want them
   * @param refusals told of what could not be decoded
   */
  public RequestDispatcher(
      RequestHandler handler,
      IntSupplier siteSerial,
      Clock clock,
      Signatures signatures,
      RefusalObserver refusals) {
    this.handler = handler;
    this.writer = new AnswerWriter(siteSerial, clock, signatures);
    this.refusals = refusals;
  }

  /** Makes a dispatcher of a node without a key: it signs nothing. */
  public RequestDispatcher(
      RequestHandler handler, IntSupplier siteSerial, Clock clock, RefusalObserver refusals) {
    this(handler, siteSerial, clock, Signatures.NONE, refusals);
  }

  /**
   * Answers a message.
   *
   * @param envelope that came before it
   * @param message the rest of it, whose octets are read before this method returns
   * @param transport how it came
   * @param peer from where
   * @return the answers; completes with an outcome of the handler on whatever thread that does
   */
  public CompletionStage<List<Octets>> dispatch(
      Envelope envelope, ByteBuffer message, Transport transport, InetSocketAddress peer) {
    try {
      requireReadable(envelope);
      Message request = MessageCodec.decode(envelope, message);
      Operation operation = decode(request);
      RequestContext context = contextOf(request, transport, peer);
      return handler
          .handle(context, operation)
          .thenApply(outcome -> writer.write(AnsweredRequest.of(request), outcome));
    } catch (WireException e) {
      AnsweredRequest request = AnsweredRequest.ofUndecodable(envelope, message);
      return CompletableFuture.completedFuture(refuse(request, envelope, e, transport));
    }
  }

  /**
   * Answers a message whose envelope could be read and whose octets will not come: the announced
   * length is illegal, or the stream ended before it.
   */
  public List<Octets> refuse(Envelope envelope, WireException why, Transport transport) {
    return refuse(AnsweredRequest.of(envelope), envelope, why, transport);
  }

  /**
   * Answers octets that are no envelope, before the end of a stream: with request id -1, as
   * Handle.Net 9.3.1 does (capture 186).
   */
  public List<Octets> refuse(WireException why, Transport transport) {
    refusals.refused(transport, why.reason());
    return writer.write(AnsweredRequest.ofNothing(), MALFORMED);
  }

  private List<Octets> refuse(
      AnsweredRequest request, Envelope envelope, WireException why, Transport transport) {
    refusals.refused(transport, why.reason());
    return writer.write(request, refusalOf(envelope, why));
  }

  private static Outcome refusalOf(Envelope envelope, WireException why) {
    if (why.reason() != Reason.NOT_DECRYPTABLE) {
      return MALFORMED;
    }
    return envelope.sessionId() > 0 ? UNKNOWN_SESSION : NO_SESSION;
  }

  private static void requireReadable(Envelope envelope) throws WireException {
    if (!envelope.hasKnownVersion()) {
      throw new WireException(
          Reason.UNKNOWN_VERSION,
          "protocol major: " + envelope.version().major() + " (expected: 2, 3 or 5)");
    }
    if (envelope.compressed()) {
      throw new WireException(Reason.BAD_FIELD, "compressed flag: 1 (expected: 0)");
    }
    if (envelope.encrypted()) {
      throw new WireException(
          Reason.NOT_DECRYPTABLE, "session id: " + envelope.sessionId() + " (expected: known)");
    }
  }

  private static Operation decode(Message request) throws WireException {
    int responseCode = request.header().responseCode();
    if (responseCode != 0) {
      throw new WireException(
          Reason.BAD_FIELD, "response code: " + responseCode + " (expected: 0 in a request)");
    }
    return Requests.decode(request);
  }

  private static RequestContext contextOf(
      Message request, Transport transport, InetSocketAddress peer) {
    Envelope envelope = request.envelope();
    return new RequestContext(
        transport,
        peer,
        envelope.sessionId(),
        request.header().flags(),
        envelope.answerVersion(),
        request.signedOctets());
  }
}
