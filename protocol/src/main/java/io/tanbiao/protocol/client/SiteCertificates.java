package io.tanbiao.protocol.client;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCredential;
import io.tanbiao.protocol.wire.SignedForm;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/**
 * Checks that answers are signed with the key of a site (HW-12.6): by SHA-256, or by SHA-1, which
 * servers of older versions know alone.
 */
final class SiteCertificates {
  private final PublicKey siteKey;

  SiteCertificates(PublicKey siteKey) {
    this.siteKey = siteKey;
  }

  /** Refuses a message that the site did not sign. */
  void require(Message answer) throws BadAnswerException {
    try {
      if (answer.credential().isEmpty() || !isSigned(answer)) {
        throw new BadAnswerException("the answer is not signed with the key of the site");
      }
    } catch (WireException | GeneralSecurityException e) {
      throw new BadAnswerException("the signature of the answer: " + e.getMessage(), e);
    }
  }

  private boolean isSigned(Message answer) throws WireException, GeneralSecurityException {
    MessageCredential credential = MessageCredential.decode(answer.credential());
    if (!credential.type().equals(MessageCredential.SIGNED)) {
      return false;
    }
    Signature signature =
        Signature.getInstance(hashOf(credential.hash()) + "with" + siteKey.getAlgorithm());
    signature.initVerify(siteKey);
    signature.update(SignedForm.ofSignature(answer, credential.counter()).asBuffer());
    return signature.verify(credential.proof().toArray());
  }

  private static String hashOf(Octets name) throws WireException {
    String hash = name.length() == 1 ? String.valueOf(name.at(0)) : name.text();
    return switch (hash) {
      case "2", "SHA1", "SHA-1" -> "SHA1";
      case "3", "SHA256", "SHA-256" -> "SHA256";
      default -> throw new WireException(Reason.BAD_FIELD, "hash (expected: SHA-256)");
    };
  }
}
