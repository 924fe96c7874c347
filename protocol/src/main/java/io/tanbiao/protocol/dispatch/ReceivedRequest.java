package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.Asker.Impostor;
import io.tanbiao.core.operation.Connection;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.session.OpenSession;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import io.tanbiao.protocol.wire.MessageCredential;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A request that could be decoded, after it was decrypted if it had to be.
 *
 * @param message in the clear
 * @param operation it asks for
 * @param asker by the session it names, or by the connection it came in
 * @param session that it names, if it is known
 */
record ReceivedRequest(
    Message message, Operation operation, Asker asker, Optional<OpenSession> session) {
  private static final Impostor OF_LOST_SESSION =
      new Impostor(
          Impostor.Why.NO_SUCH_SESSION,
          "Invalid session id or session time out. Please try again.");

  static ReceivedRequest of(
      Envelope envelope, ByteBuffer octets, Optional<OpenSession> session, Connection connection)
      throws WireException {
    requireReadable(envelope);
    if (envelope.encrypted()) {
      return decrypted(envelope, octets, session);
    }
    Message message = MessageCodec.decode(envelope, octets);
    Operation operation = operationOf(message);
    return new ReceivedRequest(message, operation, askerOf(message, session, connection), session);
  }

  /** Nothing tells the sender whether the cipher, the form or the MAC was wrong. */
  private static ReceivedRequest decrypted(
      Envelope envelope, ByteBuffer octets, Optional<OpenSession> session) throws WireException {
    if (session.isEmpty()) {
      throw new WireException(
          Reason.NOT_DECRYPTABLE, "session id: " + envelope.sessionId() + " (expected: known)");
    }
    OpenSession known = session.get();
    Operation operation;
    Message message;
    try {
      message = known.decrypt(envelope, Octets.remainingOf(octets.duplicate()));
      operation = operationOf(message);
    } catch (WireException e) {
      throw known.notDecryptable();
    }
    Asker asker = known.askerOf(message);
    if (asker instanceof Impostor impostor && impostor.why() == Impostor.Why.WRONG_MAC) {
      throw known.notDecryptable();
    }
    return new ReceivedRequest(message, operation, asker, session);
  }

  /**
   * An id that is unknown is a challenge's, or one that a national client made up, unless a MAC
   * shows that its sender once had a session (wire notes §4). Who logged in on a connection asks
   * for all that comes there without a MAC, even if the made-up id happens to be a session's.
   */
  private static Asker askerOf(
      Message message, Optional<OpenSession> session, Connection connection) {
    boolean answersChallenge = message.header().opCode().equals(OpCode.CHALLENGE_ANSWER);
    Optional<Asker.Remembered> loggedIn = connection.loggedIn();
    boolean isOfLoggedIn =
        loggedIn.isPresent() && message.credential().isEmpty() && !answersChallenge;
    if (session.isPresent() && !isOfLoggedIn) {
      return session.get().askerOf(message);
    } else if (!answersChallenge && hasMac(message)) {
      return OF_LOST_SESSION;
    }
    return loggedIn.<Asker>map(somebody -> somebody).orElse(Asker.ANYBODY);
  }

  private static boolean hasMac(Message message) {
    if (message.envelope().sessionId() <= 0 || message.credential().isEmpty()) {
      return false;
    }
    try {
      return MessageCredential.decode(message.credential()).type().equals(MessageCredential.MAC);
    } catch (WireException e) {
      return false;
    }
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
  }

  private static Operation operationOf(Message request) throws WireException {
    int responseCode = request.header().responseCode();
    if (responseCode != 0) {
      throw new WireException(
          Reason.BAD_FIELD, "response code: " + responseCode + " (expected: 0 in a request)");
    }
    return Requests.decode(request);
  }
}
