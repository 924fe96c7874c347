package io.tanbiao.protocol.session;

import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Octets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.crypto.Cipher;

/**
 * The RSA key to which clients encrypt the keys of their sessions (wire notes §6, mode 2).
 *
 * <p>It is not the key of the site, as it is in Handle.Net: what somebody might learn by making
 * this node decrypt is of no use for signatures. Clients trust it by the signature of the answer
 * that brings it. Made when the first client asks; safe for use by any thread, takes milliseconds.
 */
public final class ServerKey {
  /** The length of the modulus. */
  static final int BITS = 2048;

  private final Supplier<KeyPair> source;
  private KeyPair made;

  private ServerKey(Supplier<KeyPair> source) {
    this.source = source;
  }

  /** A key of this process. */
  public static ServerKey random(SecureRandom random) {
    return new ServerKey(() -> generate(random));
  }

  /** A given RSA key. */
  public static ServerKey of(KeyPair pair) {
    return new ServerKey(() -> pair);
  }

  /** The public half, as it is sent. */
  Octets publicKey() {
    return PublicKeyCodec.encode(pair().getPublic());
  }

  /** What a client encrypted. */
  Octets decrypt(Octets encrypted) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(KeyTransport.RSA);
    cipher.init(Cipher.DECRYPT_MODE, pair().getPrivate());
    return Octets.of(cipher.doFinal(encrypted.toArray()));
  }

  private synchronized KeyPair pair() {
    if (made == null) {
      made = source.get();
    }
    return made;
  }

  private static KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS, random);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has RSA", e);
    }
  }
}
