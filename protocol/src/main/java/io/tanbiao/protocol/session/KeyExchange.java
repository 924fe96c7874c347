package io.tanbiao.protocol.session;

import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Operation.SessionSetup;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.Outcome.SessionOpened;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.throttle.PeerNetwork;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Optional;

/**
 * The four ways in which a session gets its key (wire notes §6, §10.12). Blocks and takes
 * milliseconds.
 *
 * <pre>
 * mode 1  client: its RSA key            server: key of the session, encrypted to it
 * mode 2  server: its RSA key            client: key of the session, encrypted to it (op 402)
 * mode 3  client: where its key stands   server: key of the session, encrypted to it
 * mode 4  both: Diffie-Hellman
 * </pre>
 *
 * <p>Keys are sent behind the number of their cipher, from version 2.2 on and in mode 4 from 2.4
 * on; below, the cipher is DES.
 */
final class KeyExchange {
  private static final int CLIENT_CIPHER = 1;
  private static final int SERVER_CIPHER = 2;
  private static final int HANDLE_CIPHER = 3;
  private static final int DIFFIE_HELLMAN = 4;
  private static final int NUMBER_OCTETS = 4;
  private static final ProtocolVersion NAMES_CIPHER = new ProtocolVersion(2, 2);
  private static final Refused TOO_MANY =
      Refused.with(ResponseCode.SERVER_TOO_BUSY, "Too many sessions of this address are open");

  private final Sessions sessions;
  private final SessionSettings settings;
  private final KeySources keys;

  KeyExchange(Sessions sessions, SessionSettings settings, KeySources keys) {
    this.sessions = sessions;
    this.settings = settings;
    this.keys = keys;
  }

  /** Opens a session, or says why not. */
  Outcome open(SessionSetup setup, RequestContext context) {
    try {
      return switch (setup.mode()) {
        case CLIENT_CIPHER -> encrypted(setup, context, PublicKeyCodec.decode(setup.publicKey()));
        case SERVER_CIPHER -> awaited(setup, context);
        case HANDLE_CIPHER -> encrypted(setup, context, keyOfHolder(setup));
        case DIFFIE_HELLMAN -> agreed(setup, context);
        default -> failed("Unrecognized key exchange mode");
      };
    } catch (WireException e) {
      return failed(explanationOf(setup.mode()));
    }
  }

  /**
   * Gives a session the key that its client chose.
   *
   * <p>What cannot be decrypted, or is no key, becomes a key that nobody knows: an answer that told
   * would let everybody decrypt what others sent (Bleichenbacher 1998). The client finds out by its
   * first MAC.
   *
   * @return whether the session waited for a key
   */
  boolean complete(OpenSession session, Octets encryptedKey) {
    Optional<SessionKey> key = Optional.empty();
    try {
      key = keyOf(keys.server().decrypt(encryptedKey));
    } catch (GeneralSecurityException e) {
      key = Optional.empty();
    }
    return session.takeKey(key.orElseGet(() -> SessionKey.unknown(keys.random())));
  }

  private Outcome encrypted(SessionSetup setup, RequestContext context, PublicKey client)
      throws WireException {
    ProtocolVersion version = context.answerVersion();
    SessionCipher cipher = cipherFor(version, NAMES_CIPHER);
    Octets key = cipher.newKey(keys.random());
    Octets data =
        KeyTransport.encrypt(
            version.isAtLeast(NAMES_CIPHER) ? numbered(cipher, key) : key, client, settings);
    return opened(setup, context, SessionKey.chosen(cipher, key), data);
  }

  private PublicKey keyOfHolder(SessionSetup setup) throws WireException {
    Reference place = setup.keyReference().orElse(setup.identity());
    return keys.holders()
        .apply(place)
        .orElseThrow(() -> new WireException(Reason.BAD_FIELD, "no public key at " + place));
  }

  private Outcome awaited(SessionSetup setup, RequestContext context) throws WireException {
    cipherFor(context.answerVersion(), NAMES_CIPHER);
    Optional<OpenSession> session =
        sessions.openWithoutKey(
            setup.identity(),
            SessionKey.unknown(keys.random()),
            setup.timeoutSeconds(),
            PeerNetwork.of(context.peer()));
    return opened(session, SERVER_CIPHER, keys.server().publicKey());
  }

  /**
   * A key behind the number of its cipher, or alone: the official client leaves the number out in
   * every version, and means AES except below 2.2. No length is one of both.
   */
  private Optional<SessionKey> keyOf(Octets plain) {
    if (SessionCipher.AES.fits(plain)) {
      return Optional.of(SessionKey.chosen(SessionCipher.AES, plain));
    } else if (SessionCipher.DES.fits(plain)) {
      return chosen(SessionCipher.DES, plain);
    } else if (plain.length() <= NUMBER_OCTETS) {
      return Optional.empty();
    }
    return SessionCipher.numbered(plain.asBuffer().getInt())
        .flatMap(cipher -> chosen(cipher, plain.from(NUMBER_OCTETS)));
  }

  private Optional<SessionKey> chosen(SessionCipher cipher, Octets key) {
    boolean allowed = cipher != SessionCipher.DES || settings.allowsDes();
    return allowed && cipher.fits(key)
        ? Optional.of(SessionKey.chosen(cipher, key))
        : Optional.empty();
  }

  private Outcome agreed(SessionSetup setup, RequestContext context) throws WireException {
    ProtocolVersion version = context.answerVersion();
    SessionCipher cipher = cipherFor(version, SessionKey.WITH_VECTOR);
    DhPublicKey client = DhPublicKey.decode(setup.publicKey());
    settings.requireKeyBits("DH p", client.p().bitLength());
    KeyAgreement.Agreed agreed = keys.agreement().agree(client);
    Octets key = agreed.ours().encode();
    return opened(
        setup,
        context,
        SessionKey.of(cipher, agreed.secret()),
        version.isAtLeast(SessionKey.WITH_VECTOR) ? numbered(cipher, key) : key);
  }

  private Outcome opened(SessionSetup setup, RequestContext context, SessionKey key, Octets data) {
    Optional<OpenSession> session =
        sessions.open(
            setup.identity(), key, setup.timeoutSeconds(), PeerNetwork.of(context.peer()));
    return opened(session, setup.mode(), data);
  }

  private static Outcome opened(Optional<OpenSession> session, int mode, Octets data) {
    return session.<Outcome>map(open -> new SessionOpened(open.id(), mode, data)).orElse(TOO_MANY);
  }

  private SessionCipher cipherFor(ProtocolVersion version, ProtocolVersion first)
      throws WireException {
    if (version.isAtLeast(first)) {
      return settings.cipher();
    } else if (settings.allowsDes()) {
      return SessionCipher.DES;
    }
    throw new WireException(Reason.BAD_FIELD, "DES is not allowed (expected: " + first + " or up)");
  }

  private static Octets numbered(SessionCipher cipher, Octets key) {
    return new OctetWriter(NUMBER_OCTETS + key.length())
        .int32(cipher.number())
        .octets(key)
        .finish();
  }

  private static Refused failed(String explanation) {
    return Refused.with(ResponseCode.SESSION_FAILED, explanation);
  }

  /** The words of deployed servers. */
  private static String explanationOf(int mode) {
    return switch (mode) {
      case CLIENT_CIPHER -> "Error performing client cipher key exchange.";
      case SERVER_CIPHER -> "Error performing server cipher key exchange.";
      case HANDLE_CIPHER -> "Error performing hdl cipher key exchange.";
      default -> "Error encoding public session key";
    };
  }
}
