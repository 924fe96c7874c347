package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Operation.SessionSetup;
import io.tanbiao.core.outcome.Outcome.SessionOpened;
import io.tanbiao.core.throttle.PeerNetwork;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The client's side of a Diffie-Hellman exchange, for one session (wire notes §6).
 *
 * <p>The modulus is the 2048-bit one of RFC 3526 §3.
 */
public final class ClientExchange {
  private static final int DIFFIE_HELLMAN = 4;
  private static final int EXPONENT_BITS = 512;
  private static final BigInteger G = BigInteger.TWO;
  private static final BigInteger P =
      new BigInteger(
          "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
              + "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
              + "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
              + "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05"
              + "98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB"
              + "9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
              + "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718"
              + "3995497CEA956AE515D2261898FA051015728E5A8AACAA68FFFFFFFFFFFFFFFF",
          16);

  private final Reference identity;
  private final SecureRandom random;
  private final BigInteger exponent;

  /** Begins an exchange for a session of an identity. */
  public ClientExchange(Reference identity, SecureRandom random) {
    this.identity = identity;
    this.random = random;
    this.exponent = new BigInteger(EXPONENT_BITS, random);
  }

  /**
   * The request for the session.
   *
   * @param timeoutSeconds idle time to ask for
   */
  public SessionSetup request(int timeoutSeconds) {
    DhPublicKey key = new DhPublicKey(G.modPow(exponent, P), P, G);
    return new SessionSetup(
        DIFFIE_HELLMAN, timeoutSeconds, identity, key.encode(), Optional.empty());
  }

  /**
   * The session that the server opened: what it encrypts and vouches for are requests, what it
   * reads are answers.
   *
   * @throws WireException when the answer holds no key of this exchange
   */
  public OpenSession session(SessionOpened opened) throws WireException {
    OctetReader in = new OctetReader(opened.data());
    SessionCipher cipher = cipher(in.int32("session cipher"));
    DhPublicKey server = DhPublicKey.decode(in.rest());
    if (!server.p().equals(P) || !server.g().equals(G)) {
      throw new WireException(Reason.BAD_FIELD, "DH p and g (expected: those of the request)");
    }
    Octets secret = EphemeralKeys.padded(server.y().modPow(exponent, P), P.bitLength() / Byte.SIZE);
    SessionKey key = SessionKey.of(cipher, secret);
    // Only a server asks where a session was opened from.
    PeerNetwork unknown = new PeerNetwork(Octets.EMPTY);
    return new OpenSession(opened.sessionId(), identity, unknown, key, random, new Unwatched());
  }

  private static SessionCipher cipher(int number) throws WireException {
    for (SessionCipher cipher : SessionCipher.values()) {
      if (cipher.number() == number && cipher != SessionCipher.DES) {
        return cipher;
      }
    }
    throw new WireException(Reason.BAD_FIELD, "session cipher: " + number + " (expected: 2, 3)");
  }

  /** A client keeps its session as long as it likes, and nobody proves himself to it. */
  private static final class Unwatched implements OpenSession.Use {
    @Override
    public void used(OpenSession session) {
      // Nothing is to be kept open here.
    }

    @Override
    public void proved(OpenSession session) {
      // Only the server asks for proofs.
    }
  }
}
