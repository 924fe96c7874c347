package io.tanbiao.ops.key;

import io.tanbiao.protocol.sm2.Sm2PrivateKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.DSAPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.DSAPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** Public keys that belong to private ones. */
public final class PublicKeys {
  /** The shortest RSA and DSA key that is generated, in bits. */
  public static final int MIN_BITS = 2048;

  /** The longest RSA key that is generated, in bits. */
  public static final int MAX_RSA_BITS = 8192;

  /** The longest DSA key that is generated, in bits. */
  public static final int MAX_DSA_BITS = 3072;

  /** The length of every SM2 key, in bits. */
  public static final int SM2_BITS = 256;

  private PublicKeys() {}

  /**
   * Makes a pair.
   *
   * @param algorithm RSA, DSA or SM2
   * @param bits {@link #MIN_BITS} to the longest of the algorithm; {@link #SM2_BITS} for SM2
   */
  public static KeyPair generate(String algorithm, int bits) throws KeyException {
    if (algorithm.equals("SM2")) {
      return generateSm2(bits);
    }
    int most = algorithm.equals("RSA") ? MAX_RSA_BITS : MAX_DSA_BITS;
    if (bits < MIN_BITS || bits > most) {
      throw new KeyException("bits: " + bits + " (expected: " + MIN_BITS + ".." + most + ")");
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new KeyException(algorithm + " with " + bits + " bits is not available", e);
    }
  }

  private static KeyPair generateSm2(int bits) throws KeyException {
    if (bits != SM2_BITS) {
      throw new KeyException("bits: " + bits + " (expected: " + SM2_BITS + ")");
    }
    Sm2PrivateKey key = Sm2PrivateKey.generate(new SecureRandom());
    return new KeyPair(key.publicKey(), key);
  }

  /** The public key of a private one. */
  public static PublicKey of(PrivateKey key) throws KeyException {
    if (key instanceof Sm2PrivateKey sm2) {
      return sm2.publicKey();
    }
    try {
      if (key instanceof RSAPrivateCrtKey rsa) {
        return KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
      } else if (key instanceof DSAPrivateKey dsa) {
        var of = dsa.getParams();
        var y = of.getG().modPow(dsa.getX(), of.getP());
        return KeyFactory.getInstance("DSA")
            .generatePublic(new DSAPublicKeySpec(y, of.getP(), of.getQ(), of.getG()));
      }
    } catch (GeneralSecurityException e) {
      throw new KeyException(key.getAlgorithm() + " key: not usable", e);
    }
    throw new KeyException(key.getAlgorithm() + " key without its public part");
  }
}
