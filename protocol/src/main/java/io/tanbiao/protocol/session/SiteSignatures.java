package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCredential;
import io.tanbiao.protocol.wire.SignedForm;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Optional;

/**
 * Signs with the private half of the key in the site record, RSA (PKCS#1 v1.5) or DSA: the only
 * kinds that deployed clients can check (wire notes §4, §6).
 */
public final class SiteSignatures implements Signatures {
  private static final ProtocolVersion DSA_WITH_SHA256 = new ProtocolVersion(2, 11);
  private static final Reference OUTSIDE_SESSIONS = new Reference(new Handle(Octets.EMPTY), 0);
  private static final Octets SHA256 = Octets.utf8("SHA-256");
  private static final Octets SHA1 = Octets.utf8("SHA1");

  private final PrivateKey key;

  /**
   * Signs with a key.
   *
   * @throws IllegalArgumentException when it is neither RSA nor DSA
   */
  public SiteSignatures(PrivateKey key) {
    if (!isRsa(key) && !key.getAlgorithm().equals("DSA")) {
      throw new IllegalArgumentException(
          "key of the site: " + key.getAlgorithm() + " (expected: RSA or DSA)");
    }
    this.key = key;
  }

  @Override
  public Message sign(Message answer) {
    boolean sha256 =
        answer
            .envelope()
            .version()
            .isAtLeast(isRsa(key) ? ProtocolVersion.SHA256 : DSA_WITH_SHA256);
    Octets signature =
        signature(
            (sha256 ? "SHA256with" : "SHA1with") + key.getAlgorithm(),
            SignedForm.ofSignature(answer, OUTSIDE_SESSIONS.index()));
    return answer.with(
        new MessageCredential(
            0, 0, OUTSIDE_SESSIONS, MessageCredential.SIGNED, sha256 ? SHA256 : SHA1, signature));
  }

  @Override
  public Optional<Octets> signOctets(Octets octets) {
    return Optional.of(signature("SHA256with" + key.getAlgorithm(), octets));
  }

  private Octets signature(String algorithm, Octets signed) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(signed.asBuffer());
      return Octets.of(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of the site cannot sign with " + algorithm, e);
    }
  }

  private static boolean isRsa(PrivateKey key) {
    return key.getAlgorithm().equals("RSA");
  }
}
