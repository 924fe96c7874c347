package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Locale;

/**
 * The answer to a challenge with a private key: name of a hash and a signature over nonce and
 * digest (wire notes §4). With an SM2 key it is made over the SM3 digest of both, under the octets
 * of the user's handle as user id, as the national SDK does it.
 *
 * <p>MD5 is refused unless the rules say otherwise, although Handle.Net takes it: it proves nothing
 * any more.
 */
final class PublicKeyProof {
  private static final int MAX_HASH_NAME_OCTETS = 32;
  private static final int MAX_SIGNATURE_OCTETS = 2048;
  private static final Octets SM3 = Octets.utf8("SM3");

  private final ProofRules rules;

  PublicKeyProof(ProofRules rules) {
    this.rules = rules;
  }

  /**
   * Whether an answer was made with the private half of a key.
   *
   * @param signed nonce and raw digest of the request
   * @throws WireException when the answer has another form or names another hash
   */
  boolean isMadeWith(PublicKey key, ChallengeAnswer answer, Octets signed)
      throws WireException, GeneralSecurityException {
    OctetReader in = new OctetReader(answer.answer());
    Octets hash = in.bytes("answer hash", MAX_HASH_NAME_OCTETS);
    Octets octets = in.bytes("answer signature", MAX_SIGNATURE_OCTETS);
    if (key instanceof Sm2PublicKey sm2) {
      requireSm3(hash);
      Octets userId = answer.identity().handle().name();
      return rules.sm2().verify(sm2, userId, rules.sm2().sm3(signed), octets);
    }
    return isSigned(key, hash(hash), octets, signed);
  }

  private static boolean isSigned(PublicKey key, String hash, Octets octets, Octets signed)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(hash + "with" + signatureKind(key));
    signature.initVerify(key);
    signature.update(signed.asBuffer());
    try {
      return signature.verify(octets.toArray());
    } catch (SignatureException | ArithmeticException e) {
      // A signature of the wrong length or form is a wrong signature. So is every signature for a
      // DSA key whose parameters are no primes: the JDK does not check them and cannot divide.
      return false;
    }
  }

  private static String signatureKind(PublicKey key) {
    return key.getAlgorithm().equals("EC") ? "ECDSA" : key.getAlgorithm();
  }

  private static void requireSm3(Octets name) throws WireException {
    if (!name.equalsIgnoreAsciiCase(SM3)) {
      throw new WireException(Reason.BAD_FIELD, "answer hash with an SM2 key (expected: SM3)");
    }
  }

  private String hash(Octets name) throws WireException {
    if (name.length() == 1) {
      return switch (name.at(0)) {
        case 1 -> md5();
        case 2 -> "SHA1";
        case 3 -> "SHA256";
        default -> throw new WireException(Reason.BAD_FIELD, "answer hash: " + name.at(0));
      };
    }
    return switch (name.text().toUpperCase(Locale.ROOT)) {
      case "MD5" -> md5();
      case "SHA1", "SHA-1" -> "SHA1";
      case "SHA256", "SHA-256" -> "SHA256";
      default -> throw new WireException(Reason.BAD_FIELD, "answer hash (expected: SHA-256)");
    };
  }

  private String md5() throws WireException {
    if (!rules.acceptsMd5()) {
      throw new WireException(Reason.BAD_FIELD, "answer hash: MD5 (expected: SHA-256)");
    }
    return "MD5";
  }
}
