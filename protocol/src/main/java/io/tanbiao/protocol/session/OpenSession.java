package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.Asker.Impostor;
import io.tanbiao.core.operation.Session;
import io.tanbiao.core.throttle.PeerNetwork;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import io.tanbiao.protocol.wire.MessageCredential;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A session with a client: its key, the counters of both directions and whose it is (wire notes
 * §6). Safe for use by any thread.
 */
public final class OpenSession implements Session {
  private static final Handle NO_HANDLE = new Handle(Octets.EMPTY);

  private final int id;
  private final Reference openedFor;
  private final PeerNetwork openedFrom;
  private final SecureRandom random;
  private final Use use;
  private final CounterWindow received = new CounterWindow();
  private final AtomicInteger sent = new AtomicInteger();
  private volatile SessionKey key;
  private volatile boolean awaitsKey;
  private volatile boolean proven;
  private volatile Octets ownerKeys = Octets.EMPTY;
  private volatile boolean ended;

  /** Is told what keeps a session. */
  interface Use {
    /** Something came from who has the key. */
    void used(OpenSession session);

    /** Its owner proved itself. */
    void proved(OpenSession session);
  }

  /**
   * A session.
   *
   * @param openedFrom where its client is
   */
  OpenSession(
      int id,
      Reference openedFor,
      PeerNetwork openedFrom,
      SessionKey key,
      SecureRandom random,
      Use use) {
    this.id = id;
    this.openedFor = openedFor;
    this.openedFrom = openedFrom;
    this.key = key;
    this.random = random;
    this.use = use;
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public PeerNetwork openedFrom() {
    return openedFrom;
  }

  @Override
  public Optional<Reference> owner() {
    return proven ? Optional.of(openedFor) : Optional.empty();
  }

  @Override
  public synchronized void proved(Reference identity, Octets keys) {
    if (isOpenedFor(identity)) {
      ownerKeys = keys;
      proven = true;
      use.proved(this);
    }
  }

  @Override
  public Octets ownerKeys() {
    return ownerKeys;
  }

  /** Whether messages can still come in it. */
  public boolean isOpen() {
    return !ended;
  }

  /** Whether its client has yet to choose its key; until then nothing can come in it. */
  boolean awaitsKey() {
    return awaitsKey;
  }

  void awaitKey() {
    awaitsKey = true;
  }

  /** Takes the key that its client chose, if it waits for one. */
  synchronized boolean takeKey(SessionKey chosen) {
    boolean awaited = awaitsKey;
    if (awaited) {
      key = chosen;
      awaitsKey = false;
    }
    return awaited;
  }

  void end() {
    ended = true;
  }

  /** Who sends a request that names this session: by its MAC, if it has one. */
  public Asker askerOf(Message request) {
    if (request.credential().isEmpty()) {
      return new Asker.Member(this, false);
    }
    MessageCredential credential;
    try {
      credential = MessageCredential.decode(request.credential());
    } catch (WireException e) {
      return new Impostor(Impostor.Why.WRONG_MAC, "Session authentication failed.");
    }
    if (!SessionMac.isRight(request, credential, key)) {
      return new Impostor(Impostor.Why.WRONG_MAC, "Session authentication failed.");
    }
    return isNew(request, credential.counter())
        ? member()
        : new Impostor(
            Impostor.Why.SEEN_BEFORE,
            "Duplicate session counter " + credential.counter() + " in session " + id);
  }

  private Asker member() {
    use.used(this);
    return new Asker.Member(this, true);
  }

  private boolean isNew(Message request, int counter) {
    if (!request.envelope().version().isAtLeast(SessionMac.PADDED)) {
      return true;
    }
    synchronized (received) {
      return received.accept(counter);
    }
  }

  /** An answer with a MAC and the next counter. */
  public Message vouchFor(Message answer) {
    int counter = sent.incrementAndGet();
    return answer.with(
        new MessageCredential(
            0,
            0,
            new Reference(NO_HANDLE, counter),
            MessageCredential.MAC,
            SessionMac.hashOf(answer.envelope().version()),
            SessionMac.of(answer, counter, key)));
  }

  /** An answer with its envelope, of which all but the envelope is encrypted. */
  public Octets encrypt(Message answer) {
    Octets plain = MessageCodec.encode(answer).from(Envelope.LENGTH_OCTETS);
    Octets encrypted = key.encrypt(plain, answer.envelope().version(), random);
    return answer.envelope().encrypted(encrypted);
  }

  /**
   * Reads an encrypted request.
   *
   * @throws WireException of the same reason whatever is wrong, so that nobody learns from refusals
   *     how far a forged ciphertext came
   */
  public Message decrypt(Envelope envelope, Octets encrypted) throws WireException {
    Message request;
    try {
      Octets plain = key.decrypt(encrypted, envelope.version());
      request = MessageCodec.decode(envelope, plain.asBuffer());
    } catch (WireException e) {
      throw notDecryptable();
    }
    return request;
  }

  /** What is wrong with an encrypted request, as far as its sender may know. */
  public WireException notDecryptable() {
    return new WireException(Reason.NOT_DECRYPTABLE, "session id: " + id + " (expected: its key)");
  }

  private boolean isOpenedFor(Reference identity) {
    return openedFor.index() == identity.index()
        && CaseRule.CASE_SENSITIVE
            .key(openedFor.handle())
            .equals(CaseRule.CASE_SENSITIVE.key(identity.handle()));
  }
}
