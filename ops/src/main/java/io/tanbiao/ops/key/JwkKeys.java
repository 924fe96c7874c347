package io.tanbiao.ops.key;

import io.tanbiao.ops.json.JsonText;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.DSAParams;
import java.security.interfaces.DSAPrivateKey;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.DSAPrivateKeySpec;
import java.security.spec.DSAPublicKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keys as JSON Web Keys: RSA as RFC 7518 §6.3, DSA as Handle.Net writes it (kty DSA; y, p, q, g and
 * for private ones x).
 */
final class JwkKeys {
  private JwkKeys() {}

  /**
   * A public key.
   *
   * @throws IllegalArgumentException when it is neither RSA nor DSA
   */
  static Map<String, Object> of(PublicKey key) {
    Map<String, Object> jwk = new LinkedHashMap<>();
    if (key instanceof RSAPublicKey rsa) {
      jwk.put("kty", "RSA");
      jwk.put("n", text(rsa.getModulus()));
      jwk.put("e", text(rsa.getPublicExponent()));
    } else if (key instanceof DSAPublicKey dsa) {
      jwk.put("kty", "DSA");
      jwk.put("y", text(dsa.getY()));
      putParameters(jwk, dsa.getParams());
    } else {
      throw new IllegalArgumentException(key.getAlgorithm() + " (expected: RSA or DSA)");
    }
    return jwk;
  }

  /**
   * A private key.
   *
   * @throws IllegalArgumentException when it is neither RSA with all its parts nor DSA
   */
  static Map<String, Object> of(PrivateKey key) {
    Map<String, Object> jwk = new LinkedHashMap<>();
    if (key instanceof RSAPrivateCrtKey rsa) {
      jwk.put("kty", "RSA");
      jwk.put("n", text(rsa.getModulus()));
      jwk.put("e", text(rsa.getPublicExponent()));
      jwk.put("d", text(rsa.getPrivateExponent()));
      jwk.put("p", text(rsa.getPrimeP()));
      jwk.put("q", text(rsa.getPrimeQ()));
      jwk.put("dp", text(rsa.getPrimeExponentP()));
      jwk.put("dq", text(rsa.getPrimeExponentQ()));
      jwk.put("qi", text(rsa.getCrtCoefficient()));
    } else if (key instanceof DSAPrivateKey dsa) {
      DSAParams of = dsa.getParams();
      jwk.put("kty", "DSA");
      jwk.put("y", text(of.getG().modPow(dsa.getX(), of.getP())));
      putParameters(jwk, of);
      jwk.put("x", text(dsa.getX()));
    } else {
      throw new IllegalArgumentException(key.getAlgorithm() + " (expected: RSA or DSA)");
    }
    return jwk;
  }

  /** Whether a key holds its private part. */
  static boolean isPrivate(Map<String, Object> jwk) {
    return jwk.containsKey("d") || jwk.containsKey("x");
  }

  /**
   * Reads the public key, also of a private one.
   *
   * @throws IllegalArgumentException when it is no such key
   */
  static PublicKey publicKey(Map<String, Object> jwk) {
    try {
      return isRsa(jwk)
          ? KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")))
          : KeyFactory.getInstance("DSA")
              .generatePublic(
                  new DSAPublicKeySpec(
                      number(jwk, "y"), number(jwk, "p"), number(jwk, "q"), number(jwk, "g")));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("JWK: not a usable key", e);
    }
  }

  /**
   * Reads a private key.
   *
   * @throws IllegalArgumentException when it is no such key
   */
  static PrivateKey privateKey(Map<String, Object> jwk) {
    try {
      return isRsa(jwk)
          ? KeyFactory.getInstance("RSA").generatePrivate(rsaSpec(jwk))
          : KeyFactory.getInstance("DSA")
              .generatePrivate(
                  new DSAPrivateKeySpec(
                      number(jwk, "x"), number(jwk, "p"), number(jwk, "q"), number(jwk, "g")));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("JWK: not a usable key", e);
    }
  }

  private static RSAPrivateCrtKeySpec rsaSpec(Map<String, Object> jwk) {
    return new RSAPrivateCrtKeySpec(
        number(jwk, "n"),
        number(jwk, "e"),
        number(jwk, "d"),
        number(jwk, "p"),
        number(jwk, "q"),
        number(jwk, "dp"),
        number(jwk, "dq"),
        number(jwk, "qi"));
  }

  private static boolean isRsa(Map<String, Object> jwk) {
    String type = JsonText.text(jwk.get("kty"), "JWK kty");
    return switch (type) {
      case "RSA" -> true;
      case "DSA" -> false;
      default -> throw new IllegalArgumentException("JWK kty: " + type + " (expected: RSA or DSA)");
    };
  }

  private static void putParameters(Map<String, Object> jwk, DSAParams parameters) {
    jwk.put("p", text(parameters.getP()));
    jwk.put("q", text(parameters.getQ()));
    jwk.put("g", text(parameters.getG()));
  }

  private static BigInteger number(Map<String, Object> jwk, String field) {
    if (!(jwk.get(field) instanceof String text)) {
      throw new IllegalArgumentException("JWK " + field + ": missing");
    }
    return new BigInteger(1, Base64.getUrlDecoder().decode(text));
  }

  /** Base64url of the magnitude, without a sign octet (RFC 7518 §2). */
  private static String text(BigInteger number) {
    byte[] octets = number.toByteArray();
    int start = octets.length > 1 && octets[0] == 0 ? 1 : 0;
    byte[] magnitude = java.util.Arrays.copyOfRange(octets, start, octets.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
  }
}
