package io.tanbiao.core.authenticate;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Public keys as X.509 has them (RFC 5280 §4.1.2.7), as DER or as PEM text: RSA, DSA, EC on the
 * curves of the Java platform, and SM2 (national notes §3.3).
 */
public final class X509PublicKeyCodec {
  /** The longest one that is read, in octets; one of RSA with 8192 bits has 1062 as DER. */
  public static final int MAX_OCTETS = 8192;

  private static final Octets BEGIN = Octets.utf8("-----BEGIN PUBLIC KEY-----");
  private static final String END = "-----END PUBLIC KEY-----";
  private static final int SEQUENCE = 0x30;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int LONG_LENGTH = 0x80;
  private static final int MAX_IDENTIFIER_OCTETS = 16;

  private static final Octets RSA = Octets.hex("2a864886f70d010101");
  private static final Octets DSA = Octets.hex("2a8648ce380401");
  private static final Octets EC = Octets.hex("2a8648ce3d0201");

  private X509PublicKeyCodec() {}

  /**
   * Whether octets can be one by their beginning: never so those of a Handle key, which begin with
   * the length of a short name.
   */
  public static boolean isPossibly(Octets data) {
    return isPem(data) || (!data.isEmpty() && data.at(0) == SEQUENCE);
  }

  /** Reads a key. */
  public static PublicKey decode(Octets data) throws WireException {
    if (data.length() > MAX_OCTETS) {
      throw new WireException(
          Reason.TOO_LONG, "key: " + data.length() + " (expected: 0.." + MAX_OCTETS + ")");
    }
    Octets der = isPem(data) ? fromPem(data.text()) : data;
    return der.startsWith(Sm2PublicKey.DER_PREFIX) ? sm2(der) : platformKey(der);
  }

  private static boolean isPem(Octets data) {
    return data.startsWith(BEGIN);
  }

  private static Octets fromPem(String text) throws WireException {
    int end = text.indexOf(END);
    if (end < 0) {
      throw new WireException(Reason.TRUNCATED, "PEM (expected: " + END + ")");
    }
    try {
      String body = text.substring(BEGIN.length(), end);
      return Octets.of(Base64.getMimeDecoder().decode(body));
    } catch (IllegalArgumentException e) {
      throw new WireException(Reason.BAD_FIELD, "PEM: not base64");
    }
  }

  private static PublicKey sm2(Octets der) throws WireException {
    OctetReader in = new OctetReader(der.from(Sm2PublicKey.DER_PREFIX.length()));
    BigInteger x = coordinate(in, "SM2 x");
    BigInteger y = coordinate(in, "SM2 y");
    in.end("SM2 key");
    try {
      return new Sm2PublicKey(x, y);
    } catch (IllegalArgumentException e) {
      throw new WireException(Reason.BAD_FIELD, e.getMessage());
    }
  }

  private static BigInteger coordinate(OctetReader in, String field) throws WireException {
    return new BigInteger(1, in.octets(Sm2PublicKey.COORDINATE_OCTETS, field).toArray());
  }

  private static PublicKey platformKey(Octets der) throws WireException {
    String algorithm = platformName(algorithmOf(new OctetReader(der)));
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePublic(new X509EncodedKeySpec(der.toArray()));
    } catch (GeneralSecurityException e) {
      throw new WireException(Reason.BAD_FIELD, algorithm + " key: not usable");
    }
  }

  private static String platformName(Octets identifier) throws WireException {
    if (identifier.equals(RSA)) {
      return "RSA";
    } else if (identifier.equals(DSA)) {
      return "DSA";
    } else if (identifier.equals(EC)) {
      return "EC";
    }
    throw new WireException(Reason.BAD_FIELD, "kind of key (expected: RSA, DSA, EC or SM2)");
  }

  /** SEQUENCE { SEQUENCE { OBJECT IDENTIFIER, ... }, ... }. */
  private static Octets algorithmOf(OctetReader in) throws WireException {
    begin(in, SEQUENCE, MAX_OCTETS);
    begin(in, SEQUENCE, MAX_OCTETS);
    return in.octets(begin(in, OBJECT_IDENTIFIER, MAX_IDENTIFIER_OCTETS), "kind of key");
  }

  private static int begin(OctetReader in, int tag, int limit) throws WireException {
    int found = in.octet("DER tag");
    int length = in.octet("DER length");
    if (length == LONG_LENGTH + 1) {
      length = in.octet("DER length");
    } else if (length == LONG_LENGTH + 2) {
      length = in.unsignedShort("DER length");
    } else if (length >= LONG_LENGTH) {
      throw new WireException(Reason.TOO_LONG, "DER length: of " + (length & 0x7f) + " octets");
    }
    if (found != tag || length > limit) {
      throw new WireException(
          Reason.BAD_FIELD, "DER tag " + found + ", length " + length + " (expected: " + tag + ")");
    }
    return length;
  }
}
