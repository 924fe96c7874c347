package io.tanbiao.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SeededRandom;
import io.tanbiao.core.handle.Octets;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class KeyAgreementProperties {
  private static final BigInteger TWO = BigInteger.TWO;

  /** Moduli just above a power of 256 give secrets that begin with one zero octet, or more. */
  @Property(tries = 200)
  void bothSidesMakeTheSameKeys(
      @ForAll @IntRange(min = 64, max = 130) int octets,
      @ForAll @Size(20) byte[] exponent,
      @ForAll SessionCipher cipher) {
    // Given
    BigInteger p = TWO.pow(octets * Byte.SIZE).add(BigInteger.valueOf(75));
    BigInteger x = new BigInteger(1, exponent).setBit(159);
    KeyAgreement server = new EphemeralKeys(SeededRandom.of("server of " + octets));
    // When
    KeyAgreement.Agreed agreed = server.agree(new DhPublicKey(TWO.modPow(x, p), p, TWO));
    // Then
    BigInteger secret = agreed.ours().y().modPow(x, p);
    assertThat(agreed.secret().length()).isEqualTo(octets + 1);
    assertThat(new BigInteger(1, agreed.secret().toArray())).isEqualTo(secret);
    assertThat(cipher.sessionKey(agreed.secret()))
        .isEqualTo(cipher.sessionKey(EphemeralKeys.padded(secret, octets + 1)))
        .extracting(Octets::length)
        .isEqualTo(cipher == SessionCipher.AES ? 32 : cipher.keyOctets());
  }
}
