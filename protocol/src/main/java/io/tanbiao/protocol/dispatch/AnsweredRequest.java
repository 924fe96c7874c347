package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome.OfChallenged;
import io.tanbiao.protocol.session.OpenSession;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Header;
import io.tanbiao.protocol.wire.Message;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What an answer takes over from its request, as far as that could be decoded.
 *
 * @param answerVersion in which it is answered
 * @param sessionId of the envelope
 * @param requestId of the envelope
 * @param opCode of the header; 0 when unknown
 * @param flags of the header; none when unknown
 * @param recursionCount of the header
 * @param signedOctets what a digest covers; empty when there is none to return
 * @param session that the request named, if it is known
 */
record AnsweredRequest(
    ProtocolVersion answerVersion,
    int sessionId,
    int requestId,
    OpCode opCode,
    OpFlags flags,
    int recursionCount,
    Octets signedOctets,
    Optional<OpenSession> session) {
  private static final int NO_REQUEST_ID = -1;

  /** In which Handle.Net 9.3.1 answers peers whose version it does not know (wire notes §10.6). */
  private static final ProtocolVersion VERSION_FOR_ANYBODY = new ProtocolVersion(2, 3);

  static AnsweredRequest of(Message request, Optional<OpenSession> session) {
    return of(request.envelope(), request.header(), request.signedOctets(), session);
  }

  static AnsweredRequest of(Envelope envelope) {
    return new AnsweredRequest(
        envelope.answerVersion(),
        envelope.sessionId(),
        envelope.requestId(),
        OpCode.RESERVED,
        OpFlags.NONE,
        0,
        Octets.EMPTY,
        Optional.empty());
  }

  static AnsweredRequest ofNothing() {
    return new AnsweredRequest(
        VERSION_FOR_ANYBODY,
        0,
        NO_REQUEST_ID,
        OpCode.RESERVED,
        OpFlags.NONE,
        0,
        Octets.EMPTY,
        Optional.empty());
  }

  /**
   * Takes the header, if there is one in the clear, although the message is malformed. Octets that
   * are no request are not worth a signature, which would be made on an event loop.
   */
  static AnsweredRequest ofUndecodable(Envelope envelope, ByteBuffer message) {
    if (envelope.encrypted() || !envelope.hasKnownVersion()) {
      return of(envelope);
    }
    try {
      Header header = Header.read(new OctetReader(message));
      return of(envelope, header, Octets.EMPTY, Optional.empty()).uncertified();
    } catch (WireException shorterThanHeader) {
      return of(envelope);
    }
  }

  /**
   * The request that a challenge had stopped, answered through the one that brought the proof.
   * Log-ins were answered to national clients without a digest, though they ask for one (wire notes
   * §2).
   */
  AnsweredRequest challenged(OfChallenged original) {
    boolean returnsDigest = flags.has(OpFlags.RRDG) && !original.opCode().equals(OpCode.LOG_IN);
    OpFlags others = original.flags().without(OpFlags.RRDG);
    return new AnsweredRequest(
        original.answerVersion(),
        original.sessionId(),
        requestId,
        original.opCode(),
        returnsDigest ? others.with(OpFlags.RRDG) : others,
        recursionCount,
        signedOctets,
        session);
  }

  /** The same, whose answer the site does not sign. */
  AnsweredRequest uncertified() {
    return new AnsweredRequest(
        answerVersion,
        sessionId,
        requestId,
        opCode,
        flags.without(OpFlags.CERT),
        recursionCount,
        signedOctets,
        session);
  }

  private static AnsweredRequest of(
      Envelope envelope, Header header, Octets signedOctets, Optional<OpenSession> session) {
    return new AnsweredRequest(
        envelope.answerVersion(),
        envelope.sessionId(),
        envelope.requestId(),
        header.opCode(),
        header.flags(),
        header.recursionCount(),
        signedOctets,
        session);
  }
}
