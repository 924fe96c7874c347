package io.tanbiao.ops.key;

import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.authenticate.Sm2PublicKey;
import io.tanbiao.core.operation.DigestAlgorithm;
import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** Public keys for people. */
public final class KeyText {
  private KeyText() {}

  /** Algorithm, length and fingerprint: {@code RSA 2048 sha256:...}. */
  public static String summary(PublicKey key) {
    return key.getAlgorithm() + " " + bits(key) + " " + fingerprint(key);
  }

  /** The length in bits. */
  public static int bits(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength();
    } else if (key instanceof DSAPublicKey dsa) {
      return dsa.getParams().getP().bitLength();
    }
    if (key instanceof Sm2PublicKey) {
      return PublicKeys.SM2_BITS;
    } else if (key instanceof ECPublicKey ec) {
      return ec.getParams().getCurve().getField().getFieldSize();
    }
    throw new IllegalArgumentException(key.getAlgorithm() + " (expected: RSA, DSA, SM2 or EC)");
  }

  /** The SHA-256 of the HS_PUBKEY data of the key, in hexadecimal. */
  public static String fingerprint(PublicKey key) {
    return "sha256:" + DigestAlgorithm.SHA256.digest(PublicKeyCodec.encode(key)).hex();
  }
}
