package io.tanbiao.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.SeededRandom;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyAgreementTest {
  private static final BigInteger TWO = BigInteger.TWO;

  /** One bit more than whole octets: nearly every secret has a leading zero octet. */
  private static final BigInteger WITH_LEADING_ZEROS = TWO.pow(512).add(BigInteger.valueOf(75));

  private static final int EXCHANGES = 2500;

  /** The client drops leading zeros of the secret while more than 32 octets remain. */
  @Test
  void agreesWithTheClientWhenSecretsBeginWithZeros() {
    // Given
    KeyAgreement server = new EphemeralKeys(SeededRandom.of("server"));
    var random = SeededRandom.of("client");
    int leadingZeros = 0;

    for (int i = 0; i < EXCHANGES; i++) {
      BigInteger exponent = new BigInteger(160, random).setBit(159);
      BigInteger p = WITH_LEADING_ZEROS;
      DhPublicKey client = new DhPublicKey(TWO.modPow(exponent, p), p, TWO);
      // When
      KeyAgreement.Agreed agreed = server.agree(client);
      // Then
      BigInteger secret = agreed.ours().y().modPow(exponent, p);
      assertThat(agreed.secret().length()).isEqualTo(65);
      assertThat(SessionCipher.AES.sessionKey(agreed.secret())).isEqualTo(keyOf(secret));
      leadingZeros += agreed.secret().at(0) == 0 ? 1 : 0;
    }
    assertThat(leadingZeros).isGreaterThan(EXCHANGES - 10);
  }

  @ParameterizedTest
  @CsvSource({
    "00000000000000000000000000000000000000000000000000000000000000000102, 32",
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20, 32",
    "0102, 2",
    "0000, 2"
  })
  void keepsThirtyTwoOctetsWhateverTheyAre(String secret, int length) {
    Octets octets = Octets.hex(secret);
    Octets key = SessionCipher.AES.sessionKey(octets);
    assertThat(key).isEqualTo(octets.from(octets.length() - length));
  }

  @Test
  void keepsLeadingZerosOfDesKeysAndSetsOddParity() {
    Octets secret = Octets.hex("0000020304050607" + "08".repeat(56));
    assertThat(SessionCipher.DES.sessionKey(secret)).isEqualTo(Octets.hex("0101020204040707"));
    assertThat(SessionCipher.DESEDE.sessionKey(secret))
        .isEqualTo(Octets.hex("0101020204040707" + "08".repeat(16)));
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 4096})
  void readsWhatItWrites(int bits) throws WireException {
    DhPublicKey key = new DhPublicKey(TWO.pow(200), oddOf(bits), BigInteger.valueOf(5));
    assertThat(DhPublicKey.decode(key.encode())).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 511, 4097})
  void refusesModuliOfOtherSizes(int bits) {
    assertRefused(new DhPublicKey(TWO, oddOf(bits), TWO), "DH p: " + bits + " bits");
  }

  @Test
  void refusesEvenModuli() {
    assertRefused(new DhPublicKey(TWO, oddOf(512).add(BigInteger.ONE), TWO), "DH p: 512 bits");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, -2})
  void refusesKeysAndGeneratorsWhoseSecretEverybodyKnows(int number) {
    BigInteger p = oddOf(1024);
    BigInteger wrong =
        number < 0 ? p.add(BigInteger.valueOf(number + 1)) : BigInteger.valueOf(number);
    assertRefused(new DhPublicKey(wrong, p, TWO), "DH y");
    assertRefused(new DhPublicKey(TWO, p, wrong), "DH g");
  }

  @Test
  void refusesOtherKeys() {
    assertThatThrownBy(() -> DhPublicKey.decode(Octets.hex("00000002414200000000")))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("key type");
    assertThatThrownBy(() -> DhPublicKey.decode(Octets.EMPTY)).isInstanceOf(WireException.class);
  }

  private static void assertRefused(DhPublicKey key, String message) {
    assertThatThrownBy(() -> DhPublicKey.decode(key.encode()))
        .isInstanceOf(WireException.class)
        .hasMessageContaining(message);
  }

  private static BigInteger oddOf(int bits) {
    return TWO.pow(bits - 1).setBit(0);
  }

  /** As a client would: from the number, not from padded octets. */
  private static Octets keyOf(BigInteger secret) {
    byte[] signed = secret.toByteArray();
    int sign = signed[0] == 0 ? 1 : 0;
    return Octets.of(signed, sign, sign + 32);
  }
}
