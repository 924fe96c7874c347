package io.tanbiao.protocol.sm2;

import io.tanbiao.core.authenticate.Sm2PublicKey;
import io.tanbiao.core.authenticate.Sm2Signatures;
import io.tanbiao.core.handle.Octets;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;

/** SM2 and SM3 by Bouncy Castle. Stateless; safe for use by any thread. */
public final class BouncyCastleSm2 implements Sm2Signatures {
  /** The longest user id, in octets: its length in bits has two octets (GB/T 32918.2 §5.5). */
  static final int MAX_USER_ID_OCTETS = 8191;

  private static final int SM3_OCTETS = 32;

  @Override
  public Octets sm3(Octets message) {
    return digest(message);
  }

  @Override
  public boolean verify(Sm2PublicKey key, Octets userId, Octets message, Octets signature) {
    if (userId.length() > MAX_USER_ID_OCTETS) {
      return false;
    }
    return Verification.of(key, userId, message, signature);
  }

  static Octets digest(Octets message) {
    SM3Digest digest = new SM3Digest();
    digest.update(message.toArray(), 0, message.length());
    byte[] octets = new byte[SM3_OCTETS];
    digest.doFinal(octets, 0);
    return Octets.of(octets);
  }

  static ECDomainParameters curve() {
    X9ECParameters parameters = CustomNamedCurves.getByName("sm2p256v1");
    return new ECDomainParameters(parameters);
  }

  /**
   * Apart, so that the JVM looks at Bouncy Castle's types when somebody first proves something and
   * not when a node starts: checking the signature of that jar takes longer than opening the store.
   */
  private static final class Verification {
    private Verification() {}

    static boolean of(Sm2PublicKey key, Octets userId, Octets message, Octets signature) {
      ECDomainParameters curve = curve();
      SM2Signer signer = new SM2Signer();
      signer.init(
          false,
          new ParametersWithID(
              new ECPublicKeyParameters(curve.getCurve().createPoint(key.x(), key.y()), curve),
              userId.toArray()));
      signer.update(message.toArray(), 0, message.length());
      return signer.verifySignature(signature.toArray());
    }
  }
}
