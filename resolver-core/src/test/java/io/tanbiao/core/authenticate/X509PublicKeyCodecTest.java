package io.tanbiao.core.authenticate;

import static io.tanbiao.core.SampleKeys.inHandleForm;
import static io.tanbiao.core.SampleKeys.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tanbiao.core.SampleKeys;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class X509PublicKeyCodecTest {
  /** Of the recorded log-in (national notes, annex A). */
  private static final Sm2PublicKey RECORDED =
      new Sm2PublicKey(
          new BigInteger("7ac21bbfba843e0a3998b37896d4fd874a5fa8b9d55615a0e922f93eed2cd8fc", 16),
          new BigInteger("9e1edc9b77d86650091c10a65aebf943e1d6c9fc54961591d0570718f060d312", 16));

  private static final Octets DER = SampleKeys.SM2;

  @Test
  void readsAnSm2KeyInAllItsForms() throws Exception {
    assertThat(Octets.of(RECORDED.getEncoded())).isEqualTo(DER);
    for (Octets data : new Octets[] {DER, pem(DER), inHandleForm(DER), inHandleForm(pem(DER))}) {
      assertThat(PublicKeyCodec.isKnown(data)).isTrue();
      assertThat(PublicKeyCodec.decode(data)).isEqualTo(RECORDED);
    }
    assertThat(PublicKeyCodec.encode(RECORDED)).isEqualTo(inHandleForm(DER));
    assertThat(RECORDED.getAlgorithm()).isEqualTo("SM2");
    assertThat(RECORDED.getFormat()).isEqualTo("X.509");
  }

  @ParameterizedTest
  @CsvSource({"RSA, 2048", "DSA, 2048", "EC, 256", "EC, 384"})
  void readsTheKeysOfThePlatform(String algorithm, int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    PublicKey key = generator.generateKeyPair().getPublic();
    Octets der = Octets.of(key.getEncoded());

    assertThat(PublicKeyCodec.decode(der)).isEqualTo(key);
    assertThat(PublicKeyCodec.decode(pem(der))).isEqualTo(key);
    refuses(inHandleForm(der));
  }

  @Test
  void refusesPointsBesideTheCurve() {
    byte[] wrong = DER.toArray();
    wrong[wrong.length - 1] ^= 1;
    refuses(Octets.of(wrong));
    refuses(Octets.concat(Sm2PublicKey.DER_PREFIX, Octets.hex("ff".repeat(64))));
    refuses(Octets.concat(Sm2PublicKey.DER_PREFIX, Octets.of(new byte[64])));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sm2PublicKey(RECORDED.x().negate(), RECORDED.y()));
  }

  @Test
  void refusesEveryKeyThatIsCutShortOrGoesOn() {
    for (int length = 1; length < DER.length(); length++) {
      refuses(DER.slice(0, length));
    }
    refuses(Octets.concat(DER, Octets.hex("00")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "302a300506032b6570032100d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "3080",
        "30843000",
        "3002050030",
        "30820100308201000682010001"
      })
  void refusesOtherKindsOfKeys(String der) {
    refuses(Octets.hex(der));
  }

  @Test
  void refusesPemThatIsNone() {
    refuses(Octets.utf8("-----BEGIN PUBLIC KEY-----\nMFkw"));
    refuses(Octets.utf8("-----BEGIN PUBLIC KEY-----\nA\n-----END PUBLIC KEY-----"));
    refuses(Octets.utf8("-----BEGIN PUBLIC KEY----------END PUBLIC KEY-----"));
  }

  @Test
  void refusesAKeyThatIsTooLong() {
    int limit = X509PublicKeyCodec.MAX_OCTETS;
    Octets text = pem(DER);
    Octets spaces = Octets.utf8(" ".repeat(limit - text.length()));

    assertThat(PublicKeyCodec.isKnown(Octets.concat(text, spaces))).isTrue();
    refuses(Octets.concat(text, spaces, Octets.utf8(" ")));
  }

  private static void refuses(Octets data) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> PublicKeyCodec.decode(data))
        .withMessageNotContaining("\n");
  }
}
