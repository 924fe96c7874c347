package io.tanbiao.core.authenticate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyCodecTest {
  private static final Octets RSA = Octets.utf8("RSA_PUB_KEY");

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "dsa", "stranger"})
  void writesTheOctetsThatHandleNetStores(String name) throws WireException {
    Octets data = CapturedAnswers.key(name);

    PublicKey key = PublicKeyCodec.decode(data);

    assertThat(PublicKeyCodec.encode(key)).isEqualTo(data);
    assertThat(PublicKeyCodec.isKnown(data)).isTrue();
  }

  @Test
  void readsTheNumbersOfAKey() throws WireException {
    RSAPublicKey rsa = (RSAPublicKey) PublicKeyCodec.decode(CapturedAnswers.key("rsa"));
    DSAPublicKey dsa = (DSAPublicKey) PublicKeyCodec.decode(CapturedAnswers.key("dsa"));

    assertThat(rsa.getPublicExponent()).isEqualTo(65537);
    assertThat(rsa.getModulus().bitLength()).isEqualTo(2048);
    assertThat(rsa.getModulus().toString(16)).startsWith("bea58d6cf33b7d5f").endsWith("816f55f5");
    assertThat(dsa.getParams().getP().bitLength()).isEqualTo(1024);
    assertThat(dsa.getParams().getQ().toString(16)).startsWith("9760508f15230bcc");
    assertThat(dsa.getParams().getG().toString(16)).startsWith("f7e1a085d69b3dde");
    assertThat(dsa.getY().toString(16)).startsWith("7bb54973f8715581");
  }

  @Test
  void readsNumbersWithoutTheirSignOctetAsPositive() throws WireException {
    RSAPublicKey key = (RSAPublicKey) PublicKeyCodec.decode(CapturedAnswers.key("rsa"));
    byte[] signed = key.getModulus().toByteArray();
    Octets unsigned = Octets.of(signed).from(1);

    assertThat(PublicKeyCodec.decode(data(RSA, Octets.hex("010001"), unsigned))).isEqualTo(key);
  }

  @Test
  void readsARsaKeyWithAndWithoutTheOctetsThatHandleNetAppends() throws WireException {
    Octets data = CapturedAnswers.key("rsa");

    assertThat(PublicKeyCodec.decode(data.slice(0, data.length() - 4)))
        .isEqualTo(PublicKeyCodec.decode(data));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "dsa"})
  void refusesAKeyThatIsCutShort(String name) throws WireException {
    Octets data = CapturedAnswers.key(name);
    int end = data.length() - (name.equals("rsa") ? 4 : 0);
    for (int length = 0; length < end; length++) {
      Octets part = data.slice(0, length);

      assertThatExceptionOfType(WireException.class)
          .isThrownBy(() -> PublicKeyCodec.decode(part))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TRUNCATED));
    }
  }

  @Test
  void knowsNoOtherKinds() {
    for (String type : List.of("DH_PUB_KEY", "SM9_PUB_KEY", "rsa_pub_key", "")) {
      Octets data = data(Octets.utf8(type), Octets.hex("03"), Octets.hex("05"));

      assertThat(PublicKeyCodec.isKnown(data)).isFalse();
      assertRefuses(Reason.BAD_FIELD, data);
    }
    assertThat(PublicKeyCodec.isKnown(Octets.hex("0000"))).isFalse();
    assertThat(PublicKeyCodec.isKnown(Octets.hex("7fffffff"))).isFalse();
  }

  @Test
  void readsNumbersOfUpTo8192Bits() throws WireException {
    assertThat(bitsOf(modulus(1023))).isEqualTo(8184);
    assertThat(bitsOf(modulus(1024))).isEqualTo(8192);
    assertThat(bitsOf(Octets.concat(Octets.hex("00"), modulus(1024)))).isEqualTo(8192);
    assertRefuses(
        Reason.TOO_LONG,
        data(RSA, Octets.hex("03"), Octets.concat(Octets.hex("0000"), modulus(1024))));
  }

  @Test
  void readsExponentsOfUpTo64Bits() throws WireException {
    assertThat(PublicKeyCodec.decode(data(RSA, modulus(8), modulus(256)))).isNotNull();
    assertRefuses(
        Reason.TOO_LONG, data(RSA, Octets.concat(Octets.hex("01"), modulus(8)), modulus(256)));
  }

  /** Java checks the sizes of a DSA key only where it signs: 8192 bits would take a second. */
  @Test
  void readsDsaNumbersOfUpTo3072And256Bits() throws WireException {
    assertThat(PublicKeyCodec.decode(dsa(modulus(31), modulus(383)))).isNotNull();
    assertThat(PublicKeyCodec.decode(dsa(modulus(32), modulus(384)))).isNotNull();
    assertRefuses(Reason.TOO_LONG, dsa(modulus(33), modulus(384)));
    assertRefuses(Reason.TOO_LONG, dsa(modulus(32), modulus(385)));
  }

  @Test
  void refusesNumbersThatMakeNoKey() {
    assertRefuses(Reason.BAD_FIELD, data(RSA, Octets.EMPTY, Octets.EMPTY));
    assertRefuses(Reason.BAD_FIELD, data(RSA, Octets.hex("010001"), Octets.hex("23")));
    assertRefuses(Reason.BAD_FIELD, data(RSA, Octets.hex("01"), modulus(256)));
  }

  @Test
  void writesNoOtherKinds() throws Exception {
    PublicKey key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();

    assertThatIllegalArgumentException().isThrownBy(() -> PublicKeyCodec.encode(key));
  }

  private static int bitsOf(Octets modulus) throws WireException {
    PublicKey key = PublicKeyCodec.decode(data(RSA, Octets.hex("03"), modulus));
    return ((RSAPublicKey) key).getModulus().bitLength();
  }

  private static Octets modulus(int octets) {
    return Octets.of(BigInteger.ONE.shiftLeft(8 * octets).subtract(BigInteger.ONE).toByteArray())
        .from(1);
  }

  private static Octets data(Octets type, Octets exponent, Octets modulus) {
    return new OctetWriter(14 + type.length() + exponent.length() + modulus.length())
        .bytes(type)
        .int16(0)
        .bytes(exponent)
        .bytes(modulus)
        .finish();
  }

  private static Octets dsa(Octets q, Octets p) {
    Octets type = Octets.utf8("DSA_PUB_KEY");
    Octets two = Octets.hex("02");
    return new OctetWriter(24 + type.length() + q.length() + p.length())
        .bytes(type)
        .int16(0)
        .bytes(q)
        .bytes(p)
        .bytes(two)
        .bytes(two)
        .finish();
  }

  private static void assertRefuses(Reason reason, Octets data) {
    assertThatExceptionOfType(WireException.class)
        .isThrownBy(() -> PublicKeyCodec.decode(data))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
