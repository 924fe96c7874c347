package io.tanbiao.protocol.session;

import io.tanbiao.core.SeededRandom;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.SessionOpened;
import io.tanbiao.core.throttle.PeerNetwork;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.dispatch.AnswerParts;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Header;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The other side of a session: what deployed clients do in one. */
final class SessionClient {
  private static final BigInteger P = BigInteger.TWO.pow(1024).subtract(BigInteger.valueOf(105));
  private static final BigInteger X = new BigInteger(160, SeededRandom.of("session client"));
  private static final int CLIENT_CIPHER = 1;
  private static final int SERVER_CIPHER = 2;
  private static final int HANDLE_CIPHER = 3;
  private static final int DIFFIE_HELLMAN = 4;
  private static final int EXPIRATION = 1_893_456_000;
  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711);

  private final Wire wire;
  private OpenSession session;
  private SessionKey key;
  private int requests;
  private ProtocolVersion version = ProtocolVersion.NEWEST;

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
    boolean named = version.isAtLeast(SessionKey.WITH_VECTOR);
    SessionCipher cipher =
        named
            ? SessionCipher.numbered(opened.data().asBuffer().getInt()).orElseThrow()
            : SessionCipher.DES;
    DhPublicKey server = DhPublicKey.decode(named ? opened.data().from(4) : opened.data());
    Octets secret = EphemeralKeys.padded(server.y().modPow(X, P), P.bitLength() / 8);
    key = SessionKey.of(cipher, secret);
    session = with(opened.sessionId(), key, identity);
    return this;
  }

  /**
   * Opens a session with a key that the server encrypts to a key of the client.
   *
   * @param keyReference where that key stands; sent when it stands nowhere
   */
  SessionClient open(Reference identity, KeyPair ours, Optional<Reference> keyReference)
      throws WireException {
    Octets key = PublicKeyCodec.encode(ours.getPublic());
    int mode = keyReference.isPresent() ? HANDLE_CIPHER : CLIENT_CIPHER;
    Operation setup = new Operation.SessionSetup(mode, 60, identity, key, keyReference);
    SessionOpened opened = (SessionOpened) ask(setup, 0).outcome();
    Octets plain = RsaCipher.decrypt(opened.data(), ours.getPrivate());
    boolean named = version.isAtLeast(new ProtocolVersion(2, 2));
    SessionCipher cipher =
        named ? SessionCipher.numbered(plain.asBuffer().getInt()).orElseThrow() : SessionCipher.DES;
    SessionKey sessionKey = SessionKey.chosen(cipher, named ? plain.from(4) : plain);
    session = with(opened.sessionId(), sessionKey, identity);
    return this;
  }

  /**
   * Asks the server for its key, and sends it a session key.
   *
   * @param named whether the number of the cipher stands before the key
   */
  Answer open(Reference identity, SessionCipher cipher, Octets key, boolean named)
      throws WireException {
    Operation setup =
        new Operation.SessionSetup(SERVER_CIPHER, 60, identity, Octets.EMPTY, Optional.empty());
    SessionOpened opened = (SessionOpened) ask(setup, 0).outcome();
    Octets number = new OctetWriter(4).int32(cipher.number()).finish();
    Octets encrypted =
        RsaCipher.encrypt(
            named ? Octets.concat(number, key) : key, PublicKeyCodec.decode(opened.data()));
    session = with(opened.sessionId(), SessionKey.chosen(cipher, key), identity);
    return ask(new Operation.SessionExchangeKey(encrypted), 0);
  }

  /** Sends any body of an operation. */
  Answer askRaw(OpCode opCode, Octets body) throws WireException {
    Message like = request(new Operation.SessionExchangeKey(Octets.EMPTY), 0);
    Header header = like.header();
    Message request =
        Message.of(
            like.envelope(),
            new Header(opCode, 0, header.flags(), 0, 0, EXPIRATION, body.length()),
            body,
            Octets.EMPTY);
    return read(send(MessageCodec.encode(request)));
  }

  /** Names a session that waits for its key. */
  SessionClient awaitingKey(Reference identity) throws WireException {
    Operation setup =
        new Operation.SessionSetup(SERVER_CIPHER, 60, identity, Octets.EMPTY, Optional.empty());
    return inSession(ask(setup, 0).head().sessionId());
  }

  /** Octets that claim to be encrypted in the session. */
  Octets claimedEncrypted(Octets octets) {
    return Envelope.plain(version, session.id(), ++requests).encrypted(octets);
  }

  /** Octets that are encrypted in the session, whatever they are. */
  Octets encryptedOctets(Octets octets) {
    return claimedEncrypted(key.encrypt(octets, version, SeededRandom.of("vectors")));
  }

  /** Somebody who knows the id of a session and not its key. */
  SessionClient inSession(int id) {
    SessionClient other = new SessionClient(wire);
    SessionKey wrong = SessionKey.of(SessionCipher.AES, Octets.of(new byte[64]));
    other.session = with(id, wrong, InMemoryNode.ADMINISTRATOR);
    return other;
  }

  /** Speaks an older version from now on. */
  SessionClient in(ProtocolVersion older) {
    version = older;
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
    Envelope envelope = new Envelope(version, false, false, false, version, id, ++requests, 0, 0);
    return Requests.message(envelope, operation, new OpFlags(flags), EXPIRATION);
  }

  private static OpenSession with(int id, SessionKey key, Reference identity) {
    PeerNetwork unknown = new PeerNetwork(Octets.EMPTY);
    return new OpenSession(id, identity, unknown, key, SeededRandom.of("vectors"), new Unwatched());
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
