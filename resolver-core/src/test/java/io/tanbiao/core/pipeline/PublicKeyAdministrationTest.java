package io.tanbiao.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.Operation.CreateHandle;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.ResponseCode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Administration with an RSA key, as the official client does it by default. */
class PublicKeyAdministrationTest {
  private static final String IDENTITY = "300:88.300/KEYS";
  private static final KeyPair KEYS = newPair();
  private static final KeyPair OTHER_KEYS = newPair();
  private static final Operation CREATE =
      new CreateHandle(Handle.of("88.300/furnace"), List.of(HandleValue.of(1, "URL", "http://a")));

  private final SampleNode node =
      new SampleNode()
          .with("0.NA/88.300", SampleStore.admin(100, 0xfff, IDENTITY))
          .with(
              "88.300/KEYS",
              HandleValue.of(300, "HS_PUBKEY", PublicKeyCodec.encode(KEYS.getPublic())));

  @Test
  void acceptsASignatureWithTheKeyOfTheIdentity() {
    assertThat(create(IDENTITY, "SHA-256", KEYS)).isEqualTo(ResponseCode.SUCCESS.number());
  }

  @Test
  void acceptsTheHashOfOlderClients() {
    assertThat(create(IDENTITY, "SHA1", KEYS)).isEqualTo(ResponseCode.SUCCESS.number());
  }

  @Test
  void refusesASignatureWithAnotherKey() {
    assertThat(create(IDENTITY, "SHA-256", OTHER_KEYS))
        .isEqualTo(ResponseCode.AUTHENTICATION_FAILED.number());
  }

  @Test
  void refusesAnIdentityThatIsNoAdministrator() {
    assertThat(create("301:88.300/KEYS", "SHA-256", KEYS))
        .isEqualTo(ResponseCode.INVALID_ADMINISTRATOR.number());
  }

  private int create(String identity, String hash, KeyPair keys) {
    Challenge challenge = (Challenge) node.ask(CREATE);
    Octets signature = sign(hash.replace("-", "") + "withRSA", keys, challenge);
    Octets answer =
        new OctetWriter(8 + hash.length() + signature.length())
            .bytes(Octets.utf8(hash))
            .bytes(signature)
            .finish();
    Operation proof =
        new ChallengeAnswer(Octets.utf8("HS_PUBKEY"), Reference.parse(identity), answer);
    Outcome outcome =
        node.handle(node.context(challenge.sessionId()), proof).toCompletableFuture().join();
    return outcome.responseCode();
  }

  private static Octets sign(String algorithm, KeyPair keys, Challenge challenge) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(keys.getPrivate());
      signature.update(challenge.nonce().toArray());
      signature.update(challenge.digest().toArray());
      return Octets.of(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
