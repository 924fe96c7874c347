package io.tanbiao.core.authenticate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.core.store.Store;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import org.junit.jupiter.api.Test;

class VerifyChallengeTest {
  private static final Octets SECRET = Octets.utf8("open sesame");
  private static final Octets NONCE = Octets.utf8("0123456789abcdef");
  private static final Octets DIGEST = DigestAlgorithm.SHA256.digest(Octets.utf8("request"));
  private static final Octets ANSWER =
      Octets.concat(
          Octets.of((byte) 3), DigestAlgorithm.SHA256.digest(SECRET, NONCE, DIGEST, SECRET));

  private final Store store = SampleStore.empty();
  private final Authenticator authenticator = new Authenticator(store);

  @Test
  void takesTheDigestRawAndTyped() {
    SampleStore.put(store, "88.300/USER", SampleStore.secretKey(301, SECRET.text()));

    assertThat(verify("301:88.300/USER", DIGEST)).isEqualTo(Verification.VALID);
    assertThat(verify("301:88.300/USER", Octets.concat(Octets.of((byte) 3), DIGEST)))
        .isEqualTo(Verification.VALID);
    assertThat(verify("301:88.300/USER", Octets.concat(Octets.of((byte) 2), DIGEST)))
        .isEqualTo(Verification.FAILED);
  }

  @Test
  void takesIndexZeroForAnySecretKey() {
    SampleStore.put(store, "88.300/USER", SampleStore.secretKey(301, SECRET.text()));

    assertThat(verify("0:88.300/USER", DIGEST)).isEqualTo(Verification.VALID);
  }

  @Test
  void failsForAnotherSecretAndForNone() {
    SampleStore.put(store, "88.300/USER", SampleStore.secretKey(301, "another"));

    assertThat(verify("301:88.300/USER", DIGEST)).isEqualTo(Verification.FAILED);
    assertThat(verify("302:88.300/USER", DIGEST)).isEqualTo(Verification.FAILED);
    assertThat(verify("301:88.300/NOBODY", DIGEST)).isEqualTo(Verification.FAILED);
  }

  @Test
  void takesSignaturesForPublicKeys() throws GeneralSecurityException {
    // Given
    KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    Octets data = PublicKeyCodec.encode(keys.getPublic());
    SampleStore.put(store, "88.300/USER", HandleValue.of(300, "HS_PUBKEY", data));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(Octets.concat(NONCE, DIGEST).asBuffer());
    Octets answer =
        new OctetWriter(8 + 6 + 256)
            .bytes(Octets.utf8("SHA256"))
            .bytes(Octets.of(signature.sign()))
            .finish();
    Reference key = Reference.parse("300:88.300/USER");

    // Then
    assertThat(verify(new VerifyChallenge(key, NONCE, DIGEST, answer)))
        .isEqualTo(Verification.VALID);
    assertThat(verify(new VerifyChallenge(key, DIGEST, NONCE, answer)))
        .isEqualTo(Verification.FAILED);
  }

  private Verification verify(String key, Octets digest) {
    return verify(new VerifyChallenge(Reference.parse(key), NONCE, digest, ANSWER));
  }

  private Verification verify(VerifyChallenge question) {
    return authenticator.verify(Authenticator.answerIn(question), Authenticator.signedIn(question));
  }
}
