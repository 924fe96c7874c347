package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.Octets;
import java.math.BigInteger;
import java.security.SecureRandom;

/** Agrees by a random key for each exchange. */
final class EphemeralKeys implements KeyAgreement {
  /** Twice the strength of the largest modulus, generously; no shorter than any needs. */
  private static final int EXPONENT_BITS = 512;

  private final SecureRandom random;

  EphemeralKeys(SecureRandom random) {
    this.random = random;
  }

  @Override
  public Agreed agree(DhPublicKey client) {
    BigInteger p = client.p();
    BigInteger exponent = new BigInteger(Math.min(EXPONENT_BITS, p.bitLength() - 1), random);
    DhPublicKey ours = new DhPublicKey(client.g().modPow(exponent, p), p, client.g());
    int length = (p.bitLength() + Byte.SIZE - 1) / Byte.SIZE;
    return new Agreed(ours, padded(client.y().modPow(exponent, p), length));
  }

  /** The number in exactly so many octets, leading zeros included. */
  static Octets padded(BigInteger number, int lengthOctets) {
    byte[] significant = number.toByteArray();
    byte[] octets = new byte[lengthOctets];
    int sign = significant.length > lengthOctets ? 1 : 0;
    int length = significant.length - sign;
    System.arraycopy(significant, sign, octets, lengthOctets - length, length);
    return Octets.of(octets);
  }
}
