package io.tanbiao.core.authenticate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.store.Store;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers to challenges, and public keys that somebody registered: never anything but a verdict.
 */
class ProofFuzz {
  private static final Octets SIGNED = Octets.utf8("nonce and digest of a request");
  private static final Reference IDENTITY = Reference.parse("300:88.300/ADMIN");

  static Stream<byte[]> seeds() {
    Octets answer = CapturedAnswers.of("055-create-pubkey").octets();
    Octets key = CapturedAnswers.key("rsa");
    return Stream.of(
            CapturedAnswers.of("132-answer-seckey-hmac-sha256").octets(),
            CapturedAnswers.of("133-answer-seckey-pbkdf2").octets(),
            answer,
            withKey(key, answer),
            withKey(CapturedAnswers.key("dsa"), CapturedAnswers.of("116-auth-dsa").octets()),
            Octets.EMPTY)
        .map(Octets::toArray);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void endInAVerdict(byte[] input) {
    Octets octets = Octets.of(input);
    assertThat(verify(ValueTypes.HS_SECKEY, CapturedAnswers.SECRET, octets))
        .isEqualTo(Verification.FAILED);
    assertThat(verify(ValueTypes.HS_PUBKEY, CapturedAnswers.key("rsa"), octets))
        .isEqualTo(Verification.FAILED);
    if (octets.length() > 2) {
      int keyOctets = Math.min(octets.asBuffer().getShort() & 0xffff, octets.length() - 2);
      Octets key = octets.slice(2, 2 + keyOctets);
      assertThat(verify(ValueTypes.HS_PUBKEY, key, octets.from(2 + keyOctets))).isNotNull();
    }
  }

  private static Verification verify(Octets type, Octets key, Octets answer) {
    Store store = SampleStore.empty();
    SampleStore.put(
        store, IDENTITY.handle().toString(), HandleValue.of(IDENTITY.index(), type.text(), key));
    return new Authenticator(store).verify(new ChallengeAnswer(type, IDENTITY, answer), SIGNED);
  }

  private static Octets withKey(Octets key, Octets answer) {
    byte[] length = {(byte) (key.length() >> 8), (byte) key.length()};
    return Octets.concat(Octets.of(length), key, answer);
  }
}
