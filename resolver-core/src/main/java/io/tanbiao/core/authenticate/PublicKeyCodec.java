package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.DSAPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Public keys as HS_PUBKEY values and site records carry them (wire notes §4).
 *
 * <pre>bytes type name | short flags, 0 | fields, each bytes: big integers, read as unsigned</pre>
 *
 * <p>Fields of RSA_PUB_KEY: exponent, modulus; of DSA_PUB_KEY: q, p, g, y; of SM2_PUB_KEY of the
 * national SDK: a {@link X509PublicKeyCodec SubjectPublicKeyInfo}, PEM or DER. Handle.Net writes
 * four zero octets behind an RSA key, and so does this. A bare SubjectPublicKeyInfo is read too.
 */
public final class PublicKeyCodec {
  private static final Octets RSA = Octets.utf8("RSA_PUB_KEY");
  private static final Octets DSA = Octets.utf8("DSA_PUB_KEY");
  private static final Octets SM2 = Octets.utf8("SM2_PUB_KEY");

  /** The longest RSA modulus and exponent; what a signature costs grows with both. */
  static final int MAX_RSA_BITS = 8192;

  static final int MAX_RSA_EXPONENT_BITS = 64;

  /** The longest numbers of a DSA key, as in FIPS 186-4; Java bounds them only where it signs. */
  static final int MAX_DSA_P_BITS = 3072;

  static final int MAX_DSA_Q_BITS = 256;

  /** 8192 bits and the sign octet. */
  private static final int MAX_INTEGER_OCTETS = 1025;

  private static final int MAX_TYPE_OCTETS = 64;

  private PublicKeyCodec() {}

  /** Whether key data is of a kind that {@link #decode(Octets)} reads. */
  public static boolean isKnown(Octets data) {
    if (X509PublicKeyCodec.isPossibly(data)) {
      return true;
    }
    try {
      Octets type = new OctetReader(data).bytes("key type", MAX_TYPE_OCTETS);
      return type.equals(RSA) || type.equals(DSA) || type.equals(SM2);
    } catch (WireException e) {
      return false;
    }
  }

  /**
   * Reads a key.
   *
   * @throws WireException when it is none, or one with which a signature would cost too much
   */
  public static PublicKey decode(Octets data) throws WireException {
    PublicKey key = read(data);
    if (key instanceof RSAPublicKey rsa) {
      requireAtMost(MAX_RSA_BITS, rsa.getModulus(), "RSA modulus");
      requireAtMost(MAX_RSA_EXPONENT_BITS, rsa.getPublicExponent(), "RSA exponent");
    } else if (key instanceof DSAPublicKey dsa) {
      if (dsa.getParams() == null) {
        throw new WireException(Reason.BAD_FIELD, "DSA key: without p, q and g");
      }
      requireAtMost(MAX_DSA_P_BITS, dsa.getParams().getP(), "DSA p");
      requireAtMost(MAX_DSA_Q_BITS, dsa.getParams().getQ(), "DSA q");
      requireAtMost(MAX_DSA_P_BITS, dsa.getParams().getG(), "DSA g");
      requireAtMost(MAX_DSA_P_BITS, dsa.getY(), "DSA y");
    }
    return key;
  }

  private static void requireAtMost(int bits, BigInteger number, String field)
      throws WireException {
    if (number.bitLength() > bits) {
      throw new WireException(
          Reason.TOO_LONG,
          field + ": " + number.bitLength() + " bits (expected: up to " + bits + ")");
    }
  }

  private static PublicKey read(Octets data) throws WireException {
    if (X509PublicKeyCodec.isPossibly(data)) {
      return X509PublicKeyCodec.decode(data);
    }
    OctetReader in = new OctetReader(data);
    Octets type = in.bytes("key type", MAX_TYPE_OCTETS);
    in.skip(2, "key flags");
    if (type.equals(RSA)) {
      BigInteger exponent = integer(in, "RSA exponent");
      return key("RSA", new RSAPublicKeySpec(integer(in, "RSA modulus"), exponent));
    } else if (type.equals(DSA)) {
      BigInteger q = integer(in, "DSA q");
      BigInteger p = integer(in, "DSA p");
      BigInteger g = integer(in, "DSA g");
      return key("DSA", new DSAPublicKeySpec(integer(in, "DSA y"), p, q, g));
    } else if (type.equals(SM2)) {
      return sm2(in.bytes("SM2 key", X509PublicKeyCodec.MAX_OCTETS));
    }
    throw new WireException(
        Reason.BAD_FIELD, "key type (expected: RSA_PUB_KEY, DSA_PUB_KEY or SM2_PUB_KEY)");
  }

  /**
   * The data of a key. SM2 is written as DER, which the national SDK reads, and EC, for which there
   * is no Handle form, as a bare X509PublicKeyCodec.
   *
   * @throws IllegalArgumentException when it is of another kind
   */
  public static Octets encode(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return encode(RSA, List.of(rsa.getPublicExponent(), rsa.getModulus()), 4);
    } else if (key instanceof DSAPublicKey dsa) {
      var parameters = dsa.getParams();
      return encode(
          DSA, List.of(parameters.getQ(), parameters.getP(), parameters.getG(), dsa.getY()), 0);
    }
    if (key instanceof Sm2PublicKey sm2) {
      Octets der = Octets.of(sm2.getEncoded());
      return new OctetWriter(4 + SM2.length() + 2 + 4 + der.length())
          .bytes(SM2)
          .int16(0)
          .bytes(der)
          .finish();
    } else if (key instanceof ECPublicKey) {
      return Octets.of(key.getEncoded());
    }
    throw new IllegalArgumentException(key.getAlgorithm() + " (expected: RSA, DSA, SM2 or EC)");
  }

  private static PublicKey sm2(Octets data) throws WireException {
    PublicKey key = X509PublicKeyCodec.decode(data);
    if (!(key instanceof Sm2PublicKey)) {
      throw new WireException(
          Reason.BAD_FIELD, "key in SM2_PUB_KEY: " + key.getAlgorithm() + " (expected: SM2)");
    }
    return key;
  }

  private static Octets encode(Octets type, List<BigInteger> integers, int zeros) {
    List<Octets> fields = new ArrayList<>();
    int length = 4 + type.length() + 2 + zeros;
    for (BigInteger integer : integers) {
      Octets field = Octets.of(integer.toByteArray());
      fields.add(field);
      length += 4 + field.length();
    }
    OctetWriter out = new OctetWriter(length);
    out.bytes(type).int16(0);
    fields.forEach(out::bytes);
    return out.octets(Octets.of(new byte[zeros])).finish();
  }

  private static BigInteger integer(OctetReader in, String field) throws WireException {
    return new BigInteger(1, in.bytes(field, MAX_INTEGER_OCTETS).toArray());
  }

  private static PublicKey key(String algorithm, KeySpec spec) throws WireException {
    try {
      return KeyFactory.getInstance(algorithm).generatePublic(spec);
    } catch (GeneralSecurityException e) {
      throw new WireException(Reason.BAD_FIELD, algorithm + " key: not usable");
    }
  }
}
