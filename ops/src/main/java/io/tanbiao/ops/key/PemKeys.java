package io.tanbiao.ops.key;

import io.tanbiao.core.authenticate.X509PublicKeyCodec;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.sm2.Sm2PrivateKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

/**
 * Keys as PEM text: PKCS#8 ({@code PRIVATE KEY}, with a passphrase {@code ENCRYPTED PRIVATE KEY}),
 * SubjectPublicKeyInfo ({@code PUBLIC KEY}); {@code RSA PRIVATE KEY} of OpenSSL is read too.
 */
final class PemKeys {
  static final String PRIVATE = "PRIVATE KEY";
  static final String ENCRYPTED = "ENCRYPTED PRIVATE KEY";
  static final String PUBLIC = "PUBLIC KEY";
  private static final String PKCS1 = "RSA PRIVATE KEY";

  /** SEQUENCE of version 0 and the algorithm rsaEncryption: what PKCS#8 puts before PKCS#1. */
  private static final byte[] RSA_ALGORITHM =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final String RSA_OID = "2a864886f70d010101";
  private static final String DSA_OID = "2a8648ce380401";

  /** Of the curve, which stands behind the algorithm. */
  private static final String SM2_OID = "2a811ccf5501822d";

  /** The algorithm stands at the beginning of both forms, behind a few lengths. */
  private static final int ALGORITHM_WITHIN = 32;

  private PemKeys() {}

  static String text(PublicKey key) {
    return new PemText(PUBLIC, Octets.of(key.getEncoded())).text();
  }

  static String text(PrivateKey key) {
    return new PemText(PRIVATE, Octets.of(key.getEncoded())).text();
  }

  static String text(PrivateKey key, String passphrase, SecureRandom random) throws KeyException {
    Octets sealed = SealedPkcs8.seal(Octets.of(key.getEncoded()), passphrase, random);
    return new PemText(ENCRYPTED, sealed).text();
  }

  static PublicKey publicKey(PemText pem) throws KeyException {
    try {
      return X509PublicKeyCodec.decode(pem.der());
    } catch (WireException e) {
      throw new KeyException(PUBLIC + ": " + e.getMessage(), e);
    }
  }

  static PrivateKey privateKey(PemText pem, String passphrase) throws KeyException {
    byte[] pkcs8 =
        switch (pem.label()) {
          case PRIVATE -> pem.der().toArray();
          case PKCS1 -> wrapped(pem.der().toArray());
          case ENCRYPTED -> SealedPkcs8.open(pem.der(), passphrase).toArray();
          default ->
              throw new KeyException(pem.label() + " (expected: " + PRIVATE + " or " + ENCRYPTED);
        };
    String algorithm = algorithm(pkcs8);
    try {
      return algorithm.equals("SM2")
          ? Sm2PrivateKey.decode(Octets.of(pkcs8))
          : KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new KeyException(pem.label() + ": not a usable key", e);
    }
  }

  private static String algorithm(byte[] der) throws KeyException {
    String hex = HexFormat.of().formatHex(der, 0, Math.min(der.length, ALGORITHM_WITHIN));
    if (hex.contains(RSA_OID)) {
      return "RSA";
    } else if (hex.contains(DSA_OID)) {
      return "DSA";
    } else if (hex.contains(SM2_OID)) {
      return "SM2";
    }
    throw new KeyException("kind of key (expected: RSA, DSA or SM2)");
  }

  private static byte[] wrapped(byte[] pkcs1) {
    byte[] octetString = der(0x04, pkcs1);
    byte[] content =
        ByteBuffer.allocate(RSA_ALGORITHM.length + octetString.length)
            .put(RSA_ALGORITHM)
            .put(octetString)
            .array();
    return der(0x30, content);
  }

  private static byte[] der(int tag, byte[] content) {
    return ByteBuffer.allocate(4 + content.length)
        .put((byte) tag)
        .put((byte) 0x82)
        .putShort((short) content.length)
        .put(content)
        .array();
  }
}
