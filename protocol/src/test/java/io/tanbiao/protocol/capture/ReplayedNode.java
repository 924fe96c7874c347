package io.tanbiao.protocol.capture;

import io.tanbiao.core.administer.ServerAdministrators;
import io.tanbiao.core.authenticate.Authenticator;
import io.tanbiao.core.authenticate.ProofRules;
import io.tanbiao.core.authenticate.ProofThrottle;
import io.tanbiao.core.authenticate.StoredKeys;
import io.tanbiao.core.authenticate.ThrottledAuthenticator;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.peer.Peering;
import io.tanbiao.core.pipeline.Lanes;
import io.tanbiao.core.pipeline.NodeRules;
import io.tanbiao.core.pipeline.Pipeline;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.core.store.Store;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.capture.CaptureEvent.Side;
import io.tanbiao.protocol.dispatch.AnswerParts;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import io.tanbiao.protocol.http.Fixtures;
import io.tanbiao.protocol.session.DhPublicKey;
import io.tanbiao.protocol.session.KeyAgreement.Agreed;
import io.tanbiao.protocol.session.KeySources;
import io.tanbiao.protocol.session.ServerKey;
import io.tanbiao.protocol.session.SessionOperations;
import io.tanbiao.protocol.session.SessionSettings;
import io.tanbiao.protocol.session.Sessions;
import io.tanbiao.protocol.session.SiteSignatures;
import io.tanbiao.protocol.sm2.BouncyCastleSm2;
import io.tanbiao.protocol.wire.MessageCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A node that holds what the recorded server held, at the time and with the random numbers of the
 * recorded answers.
 */
final class ReplayedNode {
  private static final int SITE_SERIAL = 7;
  private static final int DIFFIE_HELLMAN = 4;
  private static final int VECTOR_OCTETS = 16;
  private static final Octets UNTOLD_KEY = Octets.of(new byte[64]);
  private static final int CIPHER_OCTETS = 4;
  private static final int LISTED_HANDLES = 2500;
  private static final Duration CHALLENGE_LIFE = Duration.ofSeconds(4);
  private static final int EXPIRATION_SECONDS = 43_200;
  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
  private static final Handle ADMIN = Handle.of("88.300/ADMIN");

  private final RecordedClock clock = new RecordedClock();
  private final ScriptedRandom random = new ScriptedRandom();
  private final Sessions sessions = new Sessions(SessionSettings.STANDARD, clock, random);
  private final RequestDispatcher dispatcher;
  private Agreed agreed;

  /** A node that takes proofs as a node does whose operator has set nothing. */
  static ReplayedNode shipped() throws IOException, WireException {
    return new ReplayedNode(false);
  }

  /** A node that takes MD5 in proofs, as the recorded server does. */
  static ReplayedNode acceptingMd5() throws IOException, WireException {
    return new ReplayedNode(true);
  }

  private ReplayedNode(boolean acceptsMd5) throws IOException, WireException {
    InMemoryNode fixtures = Fixtures.node();
    holdListed(fixtures);
    Pipeline pipeline = pipeline(fixtures.store(), fixtures, acceptsMd5);
    this.dispatcher =
        new RequestDispatcher(
            pipeline,
            () -> SITE_SERIAL,
            clock,
            new SiteSignatures(CapturedKeys.server()),
            sessions,
            (transport, why) -> {},
            InMemoryNode.hotPath(RequestLimit.none(), fixtures.store(), pipeline));
  }

  /** The fixtures leave these out: 2500 handles with one URL each. */
  private static void holdListed(InMemoryNode node) {
    for (int number = 1; number <= LISTED_HANDLES; number++) {
      String name = String.format(Locale.ROOT, "88.302/L-%04d", number);
      node.holding(name, HandleValue.of(1, "URL", "https://example.org/" + number));
    }
  }

  /** What this node answers to a recorded request, and what the recorded server answered. */
  List<Octets> answer(
      CapturedMessage request,
      List<CapturedMessage> recordedAnswers,
      Map<Integer, Octets> sessionKeys)
      throws WireException {
    if (!recordedAnswers.isEmpty()) {
      script(recordedAnswers.get(0), sessionKeys);
    }
    return AnswerParts.all(
        dispatcher.dispatch(
            request.envelope(), request.octets().asBuffer(), request.transport(), PEER));
  }

  /** What this node answers to all octets that the client of a capture sent, as it sent them. */
  ReplayedOctets answerOctets(CaptureFile capture) throws WireException {
    for (CapturedMessage message : capture.messages()) {
      if (message.side() == Side.SERVER) {
        script(message, capture.sessionKeys());
        break;
      }
    }
    return ReplayedOctets.of(capture.events(), dispatcher);
  }

  private void script(CapturedMessage recorded, Map<Integer, Octets> sessionKeys)
      throws WireException {
    boolean encrypted = recorded.envelope().encrypted();
    random.encryptWith(encrypted ? recorded.octets().slice(0, VECTOR_OCTETS) : Octets.EMPTY);
    Octets plain = encrypted ? decrypted(recorded, sessionKeys) : recorded.octets();
    var message = MessageCodec.decode(recorded.envelope(), plain.asBuffer());
    clock.now =
        Instant.ofEpochSecond(
            Integer.toUnsignedLong(message.header().expirationSeconds()) - EXPIRATION_SECONDS);
    Outcome outcome = Answers.decode(message).outcome();
    if (outcome instanceof Outcome.Challenge challenge) {
      random.challengeWith(challenge.nonce(), challenge.sessionId());
    } else if (outcome instanceof Outcome.Created created) {
      scriptMintedSuffix(created.handle().toString());
    } else if (outcome instanceof Outcome.SessionOpened opened) {
      script(opened, sessionKeys);
    }
  }

  private void script(Outcome.SessionOpened opened, Map<Integer, Octets> sessionKeys)
      throws WireException {
    random.openSession(opened.sessionId());
    if (opened.mode() == DIFFIE_HELLMAN) {
      Octets ours = opened.data().from(CIPHER_OCTETS);
      agreed =
          new Agreed(
              DhPublicKey.decode(ours), sessionKeys.getOrDefault(opened.sessionId(), UNTOLD_KEY));
    }
  }

  private static Octets decrypted(CapturedMessage recorded, Map<Integer, Octets> sessionKeys) {
    byte[] key = sessionKeys.get(recorded.envelope().sessionId()).slice(0, 16).toArray();
    byte[] octets = recorded.octets().toArray();
    try {
      Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
      aes.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new IvParameterSpec(octets, 0, VECTOR_OCTETS));
      return Octets.of(aes.doFinal(octets, VECTOR_OCTETS, octets.length - VECTOR_OCTETS));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the recorded key decrypts the recorded answer", e);
    }
  }

  /** The recorded server mints random UUIDs at the end of names. */
  private void scriptMintedSuffix(String name) {
    int uuidLength = 36;
    if (name.length() > uuidLength && name.charAt(name.length() - 13) == '-') {
      random.mint(UUID.fromString(name.substring(name.length() - uuidLength)));
    }
  }

  private Pipeline pipeline(Store store, InMemoryNode fixtures, boolean acceptsMd5)
      throws IOException {
    return Pipeline.of(
        new Pipeline.Parts(
            store,
            fixtures::site,
            new ServerAdministrators(
                Set.of(new Reference(ADMIN, 300), new Reference(ADMIN, 301)), true),
            CHALLENGE_LIFE,
            clock,
            random,
            Lanes.of(Runnable::run),
            List.of(),
            new SessionOperations(
                sessions,
                SessionSettings.STANDARD,
                new KeySources(
                    client -> agreed,
                    ServerKey.of(CapturedKeys.serverPair()),
                    new StoredKeys(store)::publicKey,
                    random)),
            new ThrottledAuthenticator(
                new Authenticator(store, new ProofRules(acceptsMd5, new BouncyCastleSm2())),
                ProofThrottle.Limits.STANDARD,
                System::nanoTime),
            Peering.NONE,
            NodeRules.STANDARD));
  }

  private static final class RecordedClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("only UTC");
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
