package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.Cipher;

/**
 * Encrypts the key of a session to the public key of a client: RSA with PKCS#1 v1.5 padding, the
 * only form that deployed peers know (wire notes §6). Every other kind of key is refused here.
 * Stateless; takes less than a millisecond.
 */
final class KeyTransport {
  /** The transformation; the official client asks its Java runtime for it by a misspelt name. */
  static final String RSA = "RSA/ECB/PKCS1Padding";

  /** The longest public exponent in bits: what encryption costs grows with it. */
  static final int MAX_EXPONENT_BITS = 64;

  private KeyTransport() {}

  /**
   * Encrypts a session key.
   *
   * @throws WireException when the public key is of another kind or size than allowed
   */
  static Octets encrypt(Octets sessionKey, PublicKey to, SessionSettings settings)
      throws WireException {
    if (!(to instanceof RSAPublicKey rsa)) {
      throw new WireException(
          Reason.BAD_FIELD, "key of the client: " + to.getAlgorithm() + " (expected: RSA)");
    }
    settings.requireKeyBits("RSA modulus", rsa.getModulus().bitLength());
    requireExponent(rsa.getPublicExponent());
    try {
      Cipher cipher = Cipher.getInstance(RSA);
      cipher.init(Cipher.ENCRYPT_MODE, rsa);
      return Octets.of(cipher.doFinal(sessionKey.toArray()));
    } catch (GeneralSecurityException e) {
      throw new WireException(Reason.BAD_FIELD, "key of the client: cannot encrypt");
    }
  }

  private static void requireExponent(BigInteger exponent) throws WireException {
    int bits = exponent.bitLength();
    if (bits < 2 || bits > MAX_EXPONENT_BITS || !exponent.testBit(0)) {
      throw new WireException(
          Reason.BAD_FIELD,
          "RSA exponent: " + bits + " bits (expected: odd, 2.." + MAX_EXPONENT_BITS + " bits)");
    }
  }
}
