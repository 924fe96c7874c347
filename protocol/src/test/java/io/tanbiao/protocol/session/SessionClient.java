package io.tanbiao.protocol.session;

import io.tanbiao.core.SeededRandom;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.SessionOpened;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.dispatch.AnswerParts;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The other side of a session: what deployed clients do in one. */
final class SessionClient {
  private static final BigInteger P = BigInteger.TWO.pow(1024).subtract(BigInteger.valueOf(105));
  private static final BigInteger X = new BigInteger(160, SeededRandom.of("session client"));
  private static final int DIFFIE_HELLMAN = 4;
  private static final int EXPIRATION = 1_893_456_000;
  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711);

  private final Wire wire;
  private OpenSession session;
  private int requests;

  /** Brings octets with their envelope to a server, and the answer back. */
  interface Wire {
    Octets ask(Octets request) throws WireException;
  }

  SessionClient(Wire wire) {
    this.wire = wire;
  }

  /** Asks a dispatcher as if by TCP. */
  SessionClient(RequestDispatcher dispatcher) {
    this(through(dispatcher, Transport.TCP));
  }

  /** Asks a dispatcher as if by a transport. */
  static Wire through(RequestDispatcher dispatcher, Transport transport) {
    return request -> {
      ByteBuffer in = request.asBuffer();
      Envelope envelope = Envelope.read(in);
      List<Octets> answers = AnswerParts.all(dispatcher.dispatch(envelope, in, transport, PEER));
      if (answers.size() != 1) {
        throw new AssertionError("answers: " + answers.size());
      }
      return answers.get(0);
    };
  }

  /** The same client in the same session by another way. */
  SessionClient by(Wire other) {
    SessionClient same = new SessionClient(other);
    same.session = session;
    same.requests = requests;
    return same;
  }

  /** Opens a session for an identity. */
  SessionClient open(Reference identity) throws WireException {
    Answer answer = ask(setup(DIFFIE_HELLMAN, identity), 0);
    SessionOpened opened = (SessionOpened) answer.outcome();
    DhPublicKey server = DhPublicKey.decode(opened.data().from(4));
    Octets secret = EphemeralKeys.padded(server.y().modPow(X, P), P.bitLength() / 8);
    session = with(opened.sessionId(), SessionKey.of(SessionCipher.AES, secret), identity);
    return this;
  }

  static Operation.SessionSetup setup(int mode, Reference identity) {
    DhPublicKey key = new DhPublicKey(BigInteger.TWO.modPow(X, P), P, BigInteger.TWO);
    return new Operation.SessionSetup(mode, 60, identity, key.encode(), Optional.empty());
  }

  /** The same session as somebody sees it who does not know its key. */
  SessionClient withWrongKey() {
    SessionClient other = new SessionClient(wire);
    SessionKey wrong = SessionKey.of(SessionCipher.AES, Octets.of(new byte[64]));
    other.session = with(session.id(), wrong, session.owner().orElse(null));
    return other;
  }

  int sessionId() {
    return session.id();
  }

  /** Sends an unsigned request, in the session if there is one. */
  Answer ask(Operation operation, int flags) throws WireException {
    return read(send(MessageCodec.encode(request(operation, flags))));
  }

  /** Sends a request with a MAC. */
  Answer askVouched(Operation operation, int flags) throws WireException {
    return read(send(MessageCodec.encode(vouched(operation, flags))));
  }

  /** Sends an encrypted request with a MAC. */
  Answer askEncrypted(Operation operation, int flags) throws WireException {
    return read(send(session.encrypt(vouched(operation, flags))));
  }

  /** An encrypted request with a MAC. */
  Octets encrypted(Operation operation) {
    return session.encrypt(vouched(operation, 0));
  }

  /** A request with a MAC and the next counter. */
  Message vouched(Operation operation, int flags) {
    return session.vouchFor(request(operation, flags));
  }

  /** Asks with a MAC, and answers the challenge, if there is one, with a secret key. */
  Answer askAs(Reference identity, String secret, Operation operation, int flags)
      throws WireException {
    Answer answer = askVouched(operation, flags);
    return answer.outcome() instanceof Challenge challenge
        ? ask(proof(identity, secret, challenge), flags)
        : answer;
  }

  /** The answer to octets with their envelope. */
  Octets send(Octets octets) throws WireException {
    return wire.ask(octets);
  }

  /** Sends a request once more, as it is but with a new counter and MAC. */
  Answer repeat(Message request) throws WireException {
    return read(sendAgain(request));
  }

  /** The answer to a request sent once more, with a new counter and MAC. */
  Octets sendAgain(Message request) throws WireException {
    return send(MessageCodec.encode(session.vouchFor(request)));
  }

  /** A request under another id. */
  Message withId(Message request, int requestId) {
    Envelope envelope = Envelope.plain(ProtocolVersion.NEWEST, session.id(), requestId);
    return Message.of(envelope, request.header(), request.body(), Octets.EMPTY);
  }

  /** Sends a request once more, encrypted, with a new counter and MAC. */
  Answer repeatEncrypted(Message request) throws WireException {
    return read(send(session.encrypt(session.vouchFor(request))));
  }

  /** Reads an answer, decrypting it if it has to be. */
  Answer read(Octets answer) throws WireException {
    return Answers.decode(message(answer));
  }

  /** An answer in the clear. */
  Message message(Octets answer) throws WireException {
    ByteBuffer in = answer.asBuffer();
    Envelope envelope = Envelope.read(in);
    return envelope.encrypted()
        ? session.decrypt(envelope, Octets.remainingOf(in))
        : MessageCodec.decode(envelope, in);
  }

  /** The secret key of the administrator, as a value. */
  static HandleValue secret(String secret) {
    return new HandleValue(
        InMemoryNode.ADMINISTRATOR.index(),
        ValueTypes.HS_SECKEY,
        Octets.utf8(secret),
        TimeToLive.DAY,
        0,
        Permissions.ADMIN_ONLY,
        List.of());
  }

  static Operation.ChallengeAnswer proof(Reference identity, String secret, Challenge challenge) {
    Octets signed = Octets.concat(challenge.nonce(), challenge.digest());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Octets.utf8(secret).toArray(), "HmacSHA256"));
      Octets answer = Octets.concat(Octets.hex("13"), Octets.of(mac.doFinal(signed.toArray())));
      return new Operation.ChallengeAnswer(Octets.utf8("HS_SECKEY"), identity, answer);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the JDK has HmacSHA256", e);
    }
  }

  private Message request(Operation operation, int flags) {
    int id = session == null ? 0 : session.id();
    Envelope envelope = Envelope.plain(ProtocolVersion.NEWEST, id, ++requests);
    return Requests.message(envelope, operation, new OpFlags(flags), EXPIRATION);
  }

  private static OpenSession with(int id, SessionKey key, Reference identity) {
    return new OpenSession(id, identity, key, SeededRandom.of("vectors"), new Unwatched());
  }

  private static final class Unwatched implements OpenSession.Use {
    @Override
    public void used(OpenSession session) {
      // A client keeps its session as long as it likes.
    }

    @Override
    public void proved(OpenSession session) {
      // Only the server asks for proofs.
    }
  }
}
