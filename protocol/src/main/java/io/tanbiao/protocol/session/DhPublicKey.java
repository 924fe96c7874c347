package io.tanbiao.protocol.session;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.math.BigInteger;

/**
 * The public half of one side of a Diffie-Hellman exchange (wire notes §4, §9.1).
 *
 * <pre>bytes "DH_PUB_KEY" | short 0 | bytes y | bytes p | bytes g</pre>
 *
 * @param y g to the power of the private key
 * @param p the modulus
 * @param g the generator
 */
public record DhPublicKey(BigInteger y, BigInteger p, BigInteger g) {
  /** The smallest modulus taken, in bits. */
  static final int MIN_MODULUS_BITS = SessionSettings.LEAST_KEY_BITS;

  /** The largest modulus taken, in bits: what it costs grows with its third power. */
  static final int MAX_MODULUS_BITS = SessionSettings.MOST_KEY_BITS;

  private static final Octets TYPE = Octets.utf8("DH_PUB_KEY");
  private static final int MAX_TYPE_OCTETS = 64;
  private static final int MAX_INTEGER_OCTETS = MAX_MODULUS_BITS / Byte.SIZE + 1;

  /**
   * Reads a key; octets behind it are ignored.
   *
   * @throws WireException also when the modulus is even or of another size than allowed, or the
   *     generator or the key is not in 2..p-2, with which the secret would be known to everybody
   */
  public static DhPublicKey decode(Octets key) throws WireException {
    OctetReader in = new OctetReader(key);
    if (!in.bytes("key type", MAX_TYPE_OCTETS).equals(TYPE)) {
      throw new WireException(Reason.BAD_FIELD, "key type (expected: DH_PUB_KEY)");
    }
    in.skip(2, "key flags");
    BigInteger y = integer(in, "DH y");
    BigInteger p = integer(in, "DH p");
    BigInteger g = integer(in, "DH g");
    requireModulus(p);
    requireBetween(g, p, "DH g");
    requireBetween(y, p, "DH y");
    return new DhPublicKey(y, p, g);
  }

  /** The wire form. */
  public Octets encode() {
    Octets first = Octets.of(y.toByteArray());
    Octets second = Octets.of(p.toByteArray());
    Octets third = Octets.of(g.toByteArray());
    int length = 4 + TYPE.length() + 2 + 12 + first.length() + second.length() + third.length();
    return new OctetWriter(length)
        .bytes(TYPE)
        .int16(0)
        .bytes(first)
        .bytes(second)
        .bytes(third)
        .finish();
  }

  private static void requireModulus(BigInteger p) throws WireException {
    int bits = p.bitLength();
    if (bits < MIN_MODULUS_BITS || bits > MAX_MODULUS_BITS || !p.testBit(0)) {
      throw new WireException(
          Reason.BAD_FIELD,
          "DH p: "
              + bits
              + " bits (expected: odd, "
              + MIN_MODULUS_BITS
              + ".."
              + MAX_MODULUS_BITS
              + " bits)");
    }
  }

  private static void requireBetween(BigInteger number, BigInteger p, String field)
      throws WireException {
    if (number.compareTo(BigInteger.ONE) <= 0
        || number.compareTo(p.subtract(BigInteger.ONE)) >= 0) {
      throw new WireException(Reason.BAD_FIELD, field + " (expected: 2..p-2)");
    }
  }

  private static BigInteger integer(OctetReader in, String field) throws WireException {
    return new BigInteger(1, in.bytes(field, MAX_INTEGER_OCTETS).toArray());
  }
}
