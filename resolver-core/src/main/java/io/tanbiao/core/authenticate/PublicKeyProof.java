package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Locale;

/**
 * The answer to a challenge with a private key: name of a hash and a signature over nonce and
 * digest (wire notes §4).
 *
 * <p>MD5 is refused unless the rules say otherwise, although Handle.Net takes it: it proves nothing
 * any more.
 */
final class PublicKeyProof {
  private static final int MAX_HASH_NAME_OCTETS = 32;
  private static final int MAX_SIGNATURE_OCTETS = 2048;

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
  boolean isMadeWith(PublicKey key, Octets answer, Octets signed)
      throws WireException, GeneralSecurityException {
    OctetReader in = new OctetReader(answer);
    String hash = hash(in.bytes("answer hash", MAX_HASH_NAME_OCTETS));
    Octets octets = in.bytes("answer signature", MAX_SIGNATURE_OCTETS);
    Signature signature = Signature.getInstance(hash + "with" + key.getAlgorithm());
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
