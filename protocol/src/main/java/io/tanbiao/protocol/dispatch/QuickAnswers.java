package io.tanbiao.protocol.dispatch;

import io.netty.buffer.ByteBuf;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.Connection;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.pipeline.QuickHandler;
import io.tanbiao.protocol.cache.AnswerCache;
import io.tanbiao.protocol.cache.CachedAnswer;
import io.tanbiao.protocol.cache.ReadTicket;
import io.tanbiao.protocol.session.Sessions;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.util.Optional;

/**
 * Answers what can be answered on an event loop, and keeps what was answered so: resolutions that
 * are neither signed, encrypted, part of a session nor of a connection on which somebody logged in,
 * and that want no signature. With a digest to return they are answered, but not kept.
 */
final class QuickAnswers {
  private static final int SESSION_ID_AT = 4;
  private static final int NOT_QUICK = OpFlags.CERT | OpFlags.ENCR;

  private final AnswerCache cache;
  private final QuickHandler quick;
  private final AnswerWriter writer;
  private final Sessions sessions;

  QuickAnswers(HotPath hot, AnswerWriter writer, Sessions sessions) {
    this.cache = hot.cache();
    this.quick = hot.quick();
    this.writer = writer;
    this.sessions = sessions;
  }

  /** The known answer to a request, or null. */
  CachedAnswer find(ByteBuf in, int start, int end, Connection connection) {
    CachedAnswer answer = cache.find(in, start, end);
    return answer == null || mayDependOnAsker(in.getInt(start + SESSION_ID_AT), connection)
        ? null
        : answer;
  }

  /** Appends a known answer, and has it counted and logged. */
  void write(CachedAnswer answer, ByteBuf in, int start, Origin origin, ByteBuf out) {
    long begin = System.nanoTime();
    answer.write(in, start, writer.siteSerial(), writer.expirationSeconds(), out);
    CachedAnswer.Subject subject = answer.subject();
    RequestContext context =
        new RequestContext(
            origin.transport(),
            origin.peer(),
            in.getInt(start + SESSION_ID_AT),
            subject.flags(),
            subject.answerVersion(),
            Octets.EMPTY,
            Asker.ANYBODY,
            origin.connection());
    quick.answeredAgain(
        context, subject.resolution(), subject.outcome(), System.nanoTime() - begin);
  }

  /** Answers a request from memory; empty when that cannot be. */
  Optional<AnswerPart> answer(
      ReceivedRequest request, AnsweredRequest answered, RequestContext context) {
    if (!(request.operation() instanceof Resolution resolution) || !isAnybodys(request)) {
      return Optional.empty();
    }
    Optional<ReadTicket> ticket = cache.beginRead(resolution.handle());
    return quick
        .resolve(context, resolution)
        .map(
            outcome -> {
              AnswerPart answer = writer.only(answered, outcome);
              ticket.ifPresent(read -> keep(read, request.message(), answer, resolution, outcome));
              return answer;
            });
  }

  private boolean mayDependOnAsker(int sessionId, Connection connection) {
    return connection.loggedIn().isPresent() || sessions.find(sessionId).isPresent();
  }

  private static boolean isAnybodys(ReceivedRequest request) {
    Message message = request.message();
    return request.asker() == Asker.ANYBODY
        && request.session().isEmpty()
        && message.credential().isEmpty()
        && !message.header().flags().has(NOT_QUICK);
  }

  private void keep(
      ReadTicket ticket, Message request, AnswerPart answer, Resolution asked, Outcome outcome) {
    OpFlags flags = request.header().flags();
    Envelope envelope = request.envelope();
    if (flags.has(OpFlags.RRDG)
        || envelope.messageId() != 0
        || !(outcome instanceof Resolved resolved)) {
      return;
    }
    cache.keep(
        ticket,
        MessageCodec.encode(request),
        answer.message(),
        new CachedAnswer.Subject(asked, flags, envelope.answerVersion(), resolved));
  }
}
