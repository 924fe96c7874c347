package io.tanbiao.protocol.dispatch;

import io.netty.buffer.ByteBuf;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Connection;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.RequestHandler;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.core.pipeline.Rounds;
import io.tanbiao.protocol.cache.CachedAnswer;
import io.tanbiao.protocol.session.Sessions;
import io.tanbiao.protocol.session.Signatures;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;

/**
 * Answers Handle messages, whatever transport brought them: the one place where octets become an
 * operation and an outcome becomes octets.
 *
 * <p>Safe for use by any thread, event loops included; blocks as little as its handler. Every
 * answer is complete, envelope and message with message id 0; UDP splits it into packets itself. An
 * answer has one message, or, when it is a list, as many as its peer takes: see {@link AnswerRest}.
 */
public final class RequestDispatcher {
  private static final Refused MALFORMED =
      Refused.with(ResponseCode.PROTOCOL_ERROR, "Invalid message");
  private static final Refused NO_SESSION =
      Refused.with(
          ResponseCode.SESSION_FAILED, "Invalid session id. Unable to decrypt request message.");
  private static final Refused NOT_DECRYPTABLE =
      Refused.with(ResponseCode.SESSION_FAILED, "Unable to decrypt request message.");
  private static final Refused UNKNOWN_SESSION =
      Refused.with(
          ResponseCode.SESSION_TIMED_OUT,
          "Invalid session id or session time out. Please try again.");

  private final RequestHandler handler;
  private final AnswerWriter writer;
  private final Sessions sessions;
  private final SessionRepeats repeats;
  private final RefusalObserver refusals;
  private final QuickAnswers quick;
  private final RequestLimit limit;
  private final Rounds rounds;

  /**
   * Makes a dispatcher.
   *
   * @param handler the outer end of the pipeline; completes with an outcome also on failure
   * @param siteSerial the serial number of our site record at the moment, 0..65535
   * @param clock for the expiration of answers
   * @param signatures for answers to requests that want them
   * @param sessions that requests may name
   * @param refusals told of what could not be decoded
   * @param hot what answers before the handler is asked
   */
  public RequestDispatcher(
      RequestHandler handler,
      IntSupplier siteSerial,
      Clock clock,
      Signatures signatures,
      Sessions sessions,
      RefusalObserver refusals,
      HotPath hot) {
    this.handler = handler;
    this.sessions = sessions;
    this.writer = new AnswerWriter(siteSerial, clock, signatures);
    this.repeats = new SessionRepeats(clock);
    this.refusals = refusals;
    this.quick = new QuickAnswers(hot, writer, sessions);
    this.limit = hot.limit();
    this.rounds = hot.rounds();
  }

  /** Makes a dispatcher of a node that answers nothing before its handler is asked. */
  public RequestDispatcher(
      RequestHandler handler,
      IntSupplier siteSerial,
      Clock clock,
      Signatures signatures,
      Sessions sessions,
      RefusalObserver refusals) {
    this(handler, siteSerial, clock, signatures, sessions, refusals, HotPath.none());
  }

  /** Makes a dispatcher of a node without a key and without sessions: it signs nothing. */
  public RequestDispatcher(
      RequestHandler handler, IntSupplier siteSerial, Clock clock, RefusalObserver refusals) {
    this(handler, siteSerial, clock, Signatures.NONE, Sessions.none(clock), refusals);
  }

  /** What is dispatched in one go by the threads that read from the network. */
  public Rounds rounds() {
    return rounds;
  }

  /** Answers a message that came in no connection of its own. */
  public CompletionStage<AnswerPart> dispatch(
      Envelope envelope, ByteBuffer message, Transport transport, InetSocketAddress peer) {
    return dispatch(envelope, message, new Origin(transport, peer, Connection.NONE));
  }

  /**
   * Answers a message.
   *
   * @param envelope that came before it
   * @param message the rest of it, whose octets are read before this method returns
   * @param origin where it comes from
   * @return the answer, or the first message of it; completes on whatever thread the handler or the
   *     list does
   */
  public CompletionStage<AnswerPart> dispatch(
      Envelope envelope, ByteBuffer message, Origin origin) {
    try {
      ReceivedRequest request =
          ReceivedRequest.of(
              envelope, message, sessions.find(envelope.sessionId()), origin.connection());
      AnsweredRequest answered = AnsweredRequest.of(request.message(), request.session());
      RequestContext context = contextOf(request, origin);
      Optional<AnswerPart> atOnce = quick.answer(request, answered, context);
      if (atOnce.isPresent()) {
        return CompletableFuture.completedFuture(atOnce.get());
      }
      CompletionStage<Outcome> stage =
          repeats.once(
              request, origin.transport(), () -> handler.handle(context, request.operation()));
      return stage.thenCompose(
          outcome -> writer.write(isBusy(outcome) ? answered.uncertified() : answered, outcome));
    } catch (WireException e) {
      AnsweredRequest request = AnsweredRequest.ofUndecodable(envelope, message);
      return CompletableFuture.completedFuture(refuse(request, envelope, e, origin.transport()));
    }
  }

  /**
   * Whether a request is to be answered, or {@linkplain #refuseForNow refused} since there were too
   * many from where it comes. To be asked once, before anything is made of the request.
   */
  public boolean admits(Transport transport, InetSocketAddress peer) {
    return limit.admits(transport, peer);
  }

  /** Refuses a message, or the beginning of one, of which only the header is looked at. */
  public AnswerPart refuseForNow(Envelope envelope, ByteBuffer message) {
    return writer.only(AnsweredRequest.ofUndecodable(envelope, message), RequestLimit.TOO_MANY);
  }

  /**
   * Looks whether the answer to a message is known already; null when it is not, or when it may
   * depend on who asks. Allocates nothing.
   *
   * @param in holds envelope and message
   * @param start where the envelope begins
   * @param end of what is there, which may be less or more than the message
   */
  public CachedAnswer findKnown(ByteBuf in, int start, int end, Connection connection) {
    return quick.find(in, start, end, connection);
  }

  /**
   * Appends a known answer.
   *
   * @param in holds the request that it was found for
   * @param start where that begins
   * @param origin where it comes from
   */
  public void writeKnown(CachedAnswer answer, ByteBuf in, int start, Origin origin, ByteBuf out) {
    quick.write(answer, in, start, origin, out);
  }

  /**
   * Answers a message whose envelope could be read and whose octets will not come: the announced
   * length is illegal, or the stream ended before it.
   */
  public AnswerPart refuse(Envelope envelope, WireException why, Transport transport) {
    return refuse(AnsweredRequest.of(envelope), envelope, why, transport);
  }

  /**
   * Answers octets that are no envelope, before the end of a stream: with request id -1, as
   * Handle.Net 9.3.1 does (capture 186).
   */
  public AnswerPart refuse(WireException why, Transport transport) {
    refusals.refused(transport, why.reason());
    return writer.only(AnsweredRequest.ofNothing(), MALFORMED);
  }

  /**
   * Who is busy does not sign that he is: there was no room, or no time, on the threads that may,
   * and a signature would keep an event loop or one of them from everybody else.
   */
  private static boolean isBusy(Outcome outcome) {
    return outcome.responseCode() == ResponseCode.SERVER_TOO_BUSY.number();
  }

  private AnswerPart refuse(
      AnsweredRequest request, Envelope envelope, WireException why, Transport transport) {
    refusals.refused(transport, why.reason());
    return writer.only(request, refusalOf(envelope, why));
  }

  private Outcome refusalOf(Envelope envelope, WireException why) {
    if (why.reason() != Reason.NOT_DECRYPTABLE) {
      return MALFORMED;
    }
    if (envelope.sessionId() <= 0) {
      return NO_SESSION;
    }
    return sessions.find(envelope.sessionId()).isPresent() ? NOT_DECRYPTABLE : UNKNOWN_SESSION;
  }

  private static RequestContext contextOf(ReceivedRequest request, Origin origin) {
    Message message = request.message();
    Envelope envelope = message.envelope();
    return new RequestContext(
        origin.transport(),
        origin.peer(),
        envelope.sessionId(),
        message.header().flags(),
        envelope.answerVersion(),
        message.signedOctets(),
        request.asker(),
        origin.connection());
  }
}
