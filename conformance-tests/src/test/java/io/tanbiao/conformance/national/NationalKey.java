package io.tanbiao.conformance.national;

import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jcajce.spec.SM2ParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * An SM2 key of a user, who signs SM3(nonce, digest) under the name of the user, as id-pointer
 * does.
 *
 * @param handle of the key
 * @param index of the key
 * @param keys both halves
 */
record NationalKey(String handle, int index, KeyPair keys) implements RawIdentity {
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  static NationalKey generate(String handle, int index) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE);
    generator.initialize(new ECGenParameterSpec("sm2p256v1"));
    return new NationalKey(handle, index, generator.generateKeyPair());
  }

  /** The SubjectPublicKeyInfo. */
  Octets publicKey() {
    return Octets.of(keys.getPublic().getEncoded());
  }

  @Override
  public String keyType() {
    return "HS_PUBKEY";
  }

  @Override
  public Octets proof(Octets nonceAndDigest) {
    try {
      MessageDigest sm3 = MessageDigest.getInstance("SM3", BOUNCY_CASTLE);
      Signature signature = Signature.getInstance("SM3withSM2", BOUNCY_CASTLE);
      signature.setParameter(new SM2ParameterSpec(handle.getBytes(StandardCharsets.UTF_8)));
      signature.initSign(keys.getPrivate());
      signature.update(sm3.digest(nonceAndDigest.toArray()));
      return new RawWriter().text("SM3").bytes(Octets.of(signature.sign())).finish();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("cannot sign", e);
    }
  }
}
