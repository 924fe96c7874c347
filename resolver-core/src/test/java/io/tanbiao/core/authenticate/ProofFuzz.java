package io.tanbiao.core.authenticate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.SampleKeys;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetWriter;
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

  /** Two integers, as signatures with EC and SM2 keys have them. */
  private static final Octets SIGNATURE = Octets.hex("3044" + ("0220" + "5a".repeat(32)).repeat(2));

  private static final Reference IDENTITY = Reference.parse("300:88.300/ADMIN");

  static Stream<byte[]> seeds() {
    Octets answer = CapturedAnswers.of("055-create-pubkey").octets();
    Octets key = CapturedAnswers.key("rsa");
    Stream<Octets> captured =
        Stream.of(
            CapturedAnswers.of("132-answer-seckey-hmac-sha256").octets(),
            CapturedAnswers.of("133-answer-seckey-pbkdf2").octets(),
            answer,
            withKey(key, answer),
            withKey(CapturedAnswers.key("dsa"), CapturedAnswers.of("116-auth-dsa").octets()),
            Octets.EMPTY);
    Stream<Octets> withX509Keys =
        SampleKeys.all().stream()
            .flatMap(
                x509 -> Stream.of(withKey(x509, signed("SHA-256")), withKey(x509, signed("SM3"))));
    return Stream.concat(captured, withX509Keys).map(Octets::toArray);
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

  private static Octets signed(String hash) {
    Octets name = Octets.utf8(hash);
    return new OctetWriter(8 + name.length() + SIGNATURE.length())
        .bytes(name)
        .bytes(SIGNATURE)
        .finish();
  }

  private static Octets withKey(Octets key, Octets answer) {
    byte[] length = {(byte) (key.length() >> 8), (byte) key.length()};
    return Octets.concat(Octets.of(length), key, answer);
  }
}
