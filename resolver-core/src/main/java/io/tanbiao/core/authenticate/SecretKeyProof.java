package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.DigestAlgorithm;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The answer to a challenge with a secret key: one octet of algorithm and a MAC over nonce and
 * digest (wire notes §4).
 *
 * <p>MD5 (1) is refused unless the rules say otherwise, although Handle.Net takes it: it proves
 * nothing any more. So is the answer to a challenge of protocol 2.0, the MD5 alone (wire notes
 * §10.5).
 */
final class SecretKeyProof {
  /** The most iterations of PBKDF2 that an answer may ask for; the official client: 10 000. */
  static final int MAX_ITERATIONS = 100_000;

  /** The longest key derived for one answer, in bits; the official client asks for 160. */
  static final int MAX_KEY_BITS = 512;

  /**
   * The shortest key derived for one answer, in bits: who answers chooses the length, and could
   * guess a short key without knowing the secret.
   */
  static final int MIN_KEY_BITS = 128;

  /** The longest salt, in octets; the official client sends 16. */
  static final int MAX_SALT_OCTETS = 256;

  private static final int MD5 = 1;
  private static final int SHA1 = 2;
  private static final int SHA256 = 3;
  private static final int HMAC_SHA1 = 0x12;
  private static final int HMAC_SHA256 = 0x13;
  private static final int PBKDF2_HMAC_SHA1 = 0x22;
  private static final int MAX_MAC_OCTETS = 64;

  /** The longest answer: algorithm, salt, iterations, key bits and MAC with their lengths. */
  static final int MAX_OCTETS = 1 + 4 + MAX_SALT_OCTETS + 4 + 4 + 4 + MAX_MAC_OCTETS;

  private final ProofRules rules;

  SecretKeyProof(ProofRules rules) {
    this.rules = rules;
  }

  /**
   * Whether an answer was made with a key; never with an empty one, which everybody knows.
   *
   * @param signed nonce and raw digest of the request
   * @param work of the answer so far
   * @throws WireException when the answer has another form or asks for more work than allowed
   * @throws GeneralSecurityException when there is less left of the work for all its keys
   */
  boolean isMadeWith(Octets key, Octets answer, Octets signed, Derivations work)
      throws WireException, GeneralSecurityException {
    OctetReader in = new OctetReader(answer);
    boolean isOfOldVersion = answer.length() == DigestAlgorithm.MD5.lengthOctets();
    int algorithm = isOfOldVersion ? MD5 : in.octet("answer algorithm");
    if (key.isEmpty()) {
      return false;
    }
    if (algorithm == PBKDF2_HMAC_SHA1) {
      return isMadeWithDerivedKey(key, in, signed, work);
    }
    Octets expected =
        switch (algorithm) {
          case MD5 -> digestOfOldClients(key, signed);
          case SHA1 -> DigestAlgorithm.SHA1.digest(key, signed, key);
          case SHA256 -> DigestAlgorithm.SHA256.digest(key, signed, key);
          case HMAC_SHA1 -> hmac("HmacSHA1", key.toArray(), signed);
          case HMAC_SHA256 -> hmac("HmacSHA256", key.toArray(), signed);
          default ->
              throw new WireException(
                  WireException.Reason.BAD_FIELD, "answer algorithm: " + algorithm);
        };
    return areEqual(expected, in.rest());
  }

  private static boolean isMadeWithDerivedKey(
      Octets key, OctetReader in, Octets signed, Derivations work)
      throws WireException, GeneralSecurityException {
    Octets salt = in.bytes("answer salt", MAX_SALT_OCTETS);
    int iterations = in.length("answer iterations", MAX_ITERATIONS);
    int bits = in.length("answer key bits", MAX_KEY_BITS);
    Octets mac = in.bytes("answer mac", MAX_MAC_OCTETS);
    if (iterations == 0 || bits < MIN_KEY_BITS || salt.isEmpty()) {
      throw new WireException(
          WireException.Reason.BAD_FIELD,
          "answer: no salt, no rounds or " + bits + " bits (expected: at least 128)");
    }
    byte[] derived = work.derive(key, salt, iterations, bits);
    return areEqual(hmac("HmacSHA1", derived, signed), mac);
  }

  private Octets digestOfOldClients(Octets key, Octets signed) throws WireException {
    if (!rules.acceptsMd5()) {
      throw new WireException(
          WireException.Reason.BAD_FIELD, "answer algorithm: MD5 (expected: any other)");
    }
    return DigestAlgorithm.MD5.digest(key, signed, key);
  }

  private static Octets hmac(String algorithm, byte[] key, Octets signed)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(key, algorithm));
    mac.update(signed.asBuffer());
    return Octets.of(mac.doFinal());
  }

  private static boolean areEqual(Octets expected, Octets actual) {
    return MessageDigest.isEqual(expected.toArray(), actual.toArray());
  }
}
