package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.Octets;
import java.io.Serial;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.HexFormat;

/**
 * A public key of SM2, the elliptic-curve signatures of GB/T 32918: a point of its curve. The Java
 * platform knows neither the curve nor the signatures; see {@link Sm2Signatures}.
 *
 * @param x of the point
 * @param y of the point
 */
public record Sm2PublicKey(BigInteger x, BigInteger y) implements PublicKey {
  /** The length of a coordinate, in octets. */
  public static final int COORDINATE_OCTETS = 32;

  /** SubjectPublicKeyInfo up to the coordinates: id-ecPublicKey, sm2p256v1, uncompressed point. */
  static final Octets DER_PREFIX =
      Octets.hex("3059301306072a8648ce3d020106082a811ccf5501822d03420004");

  @Serial private static final long serialVersionUID = 1L;

  private static final BigInteger P =
      new BigInteger("fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff", 16);
  private static final BigInteger A = P.subtract(BigInteger.valueOf(3));
  private static final BigInteger B =
      new BigInteger("28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93", 16);

  /** Refuses what is no point of the curve. */
  public Sm2PublicKey {
    if (!isInField(x) || !isInField(y) || !isOnCurve(x, y)) {
      throw new IllegalArgumentException("SM2 key (expected: a point of the curve)");
    }
  }

  @Override
  public String getAlgorithm() {
    return "SM2";
  }

  @Override
  public String getFormat() {
    return "X.509";
  }

  /** The SubjectPublicKeyInfo. */
  @Override
  public byte[] getEncoded() {
    return Octets.concat(DER_PREFIX, coordinate(x), coordinate(y)).toArray();
  }

  private static Octets coordinate(BigInteger number) {
    return Octets.of(HexFormat.of().parseHex(String.format("%064x", number)));
  }

  private static boolean isInField(BigInteger number) {
    return number.signum() >= 0 && number.compareTo(P) < 0;
  }

  private static boolean isOnCurve(BigInteger x, BigInteger y) {
    BigInteger right = x.multiply(x).add(A).multiply(x).add(B).mod(P);
    return y.multiply(y).mod(P).equals(right);
  }
}
