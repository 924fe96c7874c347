package io.tanbiao.ops.key;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.DSAPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.DSAPrivateKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Private keys in the octets of Handle.Net, without the encryption around them.
 *
 * <pre>bytes type name | fields, each bytes: big integers</pre>
 *
 * <p>Fields of RSA_PRIVCRT_KEY: modulus, public and private exponent, p, q, d mod p-1, d mod q-1,
 * inverse of q; of RSA_PRIV_KEY: modulus, private exponent; of DSA_PRIV_KEY: x, p, q, g.
 */
final class PrivateKeyCodec {
  private static final String RSA_CRT = "RSA_PRIVCRT_KEY";
  private static final String RSA = "RSA_PRIV_KEY";
  private static final String DSA = "DSA_PRIV_KEY";
  private static final int MAX_TYPE_OCTETS = 64;

  /** 8192 bits and the sign octet. */
  private static final int MAX_INTEGER_OCTETS = 1025;

  private PrivateKeyCodec() {}

  static Octets encode(PrivateKey key) throws KeyException {
    if (key instanceof RSAPrivateCrtKey crt) {
      return encode(
          RSA_CRT,
          List.of(
              crt.getModulus(),
              crt.getPublicExponent(),
              crt.getPrivateExponent(),
              crt.getPrimeP(),
              crt.getPrimeQ(),
              crt.getPrimeExponentP(),
              crt.getPrimeExponentQ(),
              crt.getCrtCoefficient()));
    } else if (key instanceof RSAPrivateKey rsa) {
      return encode(RSA, List.of(rsa.getModulus(), rsa.getPrivateExponent()));
    } else if (key instanceof DSAPrivateKey dsa) {
      var of = dsa.getParams();
      return encode(DSA, List.of(dsa.getX(), of.getP(), of.getQ(), of.getG()));
    }
    throw new KeyException(key.getAlgorithm() + " key (expected: RSA or DSA; SM2 as pem)");
  }

  static PrivateKey decode(Octets octets) throws KeyException {
    try {
      OctetReader in = new OctetReader(octets);
      String type = in.bytes("key type", MAX_TYPE_OCTETS).text();
      List<BigInteger> fields = new ArrayList<>();
      while (in.remaining() > 0 && fields.size() < 8) {
        fields.add(new BigInteger(1, in.bytes("key field", MAX_INTEGER_OCTETS).toArray()));
      }
      return key(type, fields);
    } catch (WireException e) {
      throw new KeyException("not a Handle key: " + e.getMessage(), e);
    } catch (GeneralSecurityException e) {
      throw new KeyException("not a usable key", e);
    }
  }

  private static PrivateKey key(String type, List<BigInteger> f)
      throws GeneralSecurityException, KeyException {
    int expected =
        switch (type) {
          case RSA_CRT -> 8;
          case RSA -> 2;
          case DSA -> 4;
          default ->
              throw new KeyException(
                  "key type (expected: RSA_PRIVCRT_KEY, RSA_PRIV_KEY or DSA_PRIV_KEY)");
        };
    if (f.size() < expected) {
      throw new KeyException("key fields: " + f.size() + " (expected: " + expected + ")");
    }
    KeySpec spec =
        switch (type) {
          case RSA_CRT ->
              new RSAPrivateCrtKeySpec(
                  f.get(0), f.get(1), f.get(2), f.get(3), f.get(4), f.get(5), f.get(6), f.get(7));
          case RSA -> new RSAPrivateKeySpec(f.get(0), f.get(1));
          default -> new DSAPrivateKeySpec(f.get(0), f.get(1), f.get(2), f.get(3));
        };
    return KeyFactory.getInstance(type.equals(DSA) ? "DSA" : "RSA").generatePrivate(spec);
  }

  private static Octets encode(String type, List<BigInteger> integers) {
    List<Octets> fields = new ArrayList<>();
    fields.add(Octets.utf8(type));
    integers.forEach(integer -> fields.add(Octets.of(integer.toByteArray())));
    OctetWriter out = new OctetWriter(fields.stream().mapToInt(field -> 4 + field.length()).sum());
    fields.forEach(out::bytes);
    return out.finish();
  }
}
