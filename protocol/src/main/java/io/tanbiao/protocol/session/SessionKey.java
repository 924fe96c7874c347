package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.ProtocolVersion;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of a session: makes MACs with all of it, encrypts with its beginning (wire notes §6).
 *
 * <p>Ciphertext: initialisation vector and CBC from version 2.4 on, ECB without a vector below.
 */
final class SessionKey {
  /** The first version with an initialisation vector, and with another cipher than DES. */
  static final ProtocolVersion WITH_VECTOR = new ProtocolVersion(2, 4);

  private static final String HMAC = "HmacSHA256";

  /** The octets of the key that stand before the message in a MAC of 2.5 and 2.6. */
  private static final int MAC_PREFIX_OCTETS = 4;

  /** By how much the zeros behind the key are more than the key, in a MAC of 2.5 and 2.6. */
  private static final int MAC_PADDING_OCTETS = 10;

  private final SessionCipher cipher;
  private final Octets key;

  private SessionKey(SessionCipher cipher, Octets key) {
    this.cipher = cipher;
    this.key = key;
  }

  /** The key that a shared secret stands for. */
  static SessionKey of(SessionCipher cipher, Octets secret) {
    return new SessionKey(cipher, cipher.sessionKey(secret));
  }

  /** A key that one side chose; encrypts with its beginning if it is longer than needed. */
  static SessionKey chosen(SessionCipher cipher, Octets key) {
    return new SessionKey(cipher, key);
  }

  /** A key that nobody has. */
  static SessionKey unknown(SecureRandom random) {
    return chosen(SessionCipher.AES, SessionCipher.AES.newKey(random));
  }

  /** The MAC from 2.7 on. */
  Octets hmac(Octets message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.toArray(), HMAC));
      mac.update(message.asBuffer());
      return Octets.of(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java runtime has " + HMAC, e);
    }
  }

  /** The MAC of 2.5 and 2.6. */
  Octets paddedDigest(Octets message) {
    Octets zeros = Octets.of(new byte[key.length() + MAC_PADDING_OCTETS]);
    return DigestAlgorithm.SHA1.digest(key.slice(0, MAC_PREFIX_OCTETS), message, key, zeros);
  }

  /** The MAC below 2.5. */
  Octets digest(Octets message) {
    return DigestAlgorithm.SHA1.digest(key, message, key);
  }

  Octets encrypt(Octets plain, ProtocolVersion version, SecureRandom random) {
    try {
      if (!version.isAtLeast(WITH_VECTOR)) {
        Cipher ecb = cipher("ECB");
        ecb.init(Cipher.ENCRYPT_MODE, cipherKey());
        return Octets.of(ecb.doFinal(plain.toArray()));
      }
      byte[] vector = new byte[cipher.blockOctets()];
      random.nextBytes(vector);
      Cipher cbc = cipher("CBC");
      cbc.init(Cipher.ENCRYPT_MODE, cipherKey(), new IvParameterSpec(vector));
      return Octets.concat(Octets.of(vector), Octets.of(cbc.doFinal(plain.toArray())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of a session cannot encrypt", e);
    }
  }

  Octets decrypt(Octets encrypted, ProtocolVersion version) throws WireException {
    try {
      if (!version.isAtLeast(WITH_VECTOR)) {
        Cipher ecb = cipher("ECB");
        ecb.init(Cipher.DECRYPT_MODE, cipherKey());
        return Octets.of(ecb.doFinal(encrypted.toArray()));
      }
      int vector = cipher.blockOctets();
      if (encrypted.length() <= vector) {
        throw notMadeWithThisKey();
      }
      Cipher cbc = cipher("CBC");
      cbc.init(
          Cipher.DECRYPT_MODE,
          cipherKey(),
          new IvParameterSpec(encrypted.slice(0, vector).toArray()));
      return Octets.of(cbc.doFinal(encrypted.from(vector).toArray()));
    } catch (GeneralSecurityException e) {
      throw notMadeWithThisKey();
    }
  }

  private static WireException notMadeWithThisKey() {
    return new WireException(Reason.NOT_DECRYPTABLE, "ciphertext: not made with this key");
  }

  private Cipher cipher(String mode) throws GeneralSecurityException {
    return Cipher.getInstance(cipher.javaName() + "/" + mode + "/PKCS5Padding");
  }

  private SecretKeySpec cipherKey() {
    return new SecretKeySpec(key.slice(0, cipher.keyOctets()).toArray(), cipher.javaName());
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "SessionKey[" + cipher + "]";
  }
}
