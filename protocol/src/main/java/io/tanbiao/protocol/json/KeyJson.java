package io.tanbiao.protocol.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.authenticate.X509PublicKeyCodec;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.DSAPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** A public key as a JSON Web Key, {@code {"format":"key","value":{"kty":...}}} (wire notes §7). */
public final class KeyJson {
  private KeyJson() {}

  /**
   * Writes the data object of a key.
   *
   * @return false, with nothing written, when the key is neither RSA nor DSA
   */
  static boolean write(Octets data, JsonGenerator json) throws IOException {
    PublicKey key = decode(data);
    if (key instanceof RSAPublicKey rsa) {
      start("RSA", json);
      integer("n", rsa.getModulus(), json);
      integer("e", rsa.getPublicExponent(), json);
    } else if (key instanceof DSAPublicKey dsa) {
      start("DSA", json);
      integer("y", dsa.getY(), json);
      integer("p", dsa.getParams().getP(), json);
      integer("q", dsa.getParams().getQ(), json);
      integer("g", dsa.getParams().getG(), json);
    } else {
      return false;
    }
    json.writeEndObject();
    json.writeEndObject();
    return true;
  }

  /**
   * Reads the data of a key from its JSON Web Key.
   *
   * @throws InvalidJsonException when it is neither RSA nor DSA or lacks a number
   */
  static Octets read(JsonNode jwk) throws InvalidJsonException {
    String type = JsonFields.text(jwk, "kty");
    try {
      return PublicKeyCodec.encode(
          switch (type) {
            case "RSA" ->
                KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
            case "DSA" ->
                KeyFactory.getInstance("DSA")
                    .generatePublic(
                        new DSAPublicKeySpec(
                            number(jwk, "y"),
                            number(jwk, "p"),
                            number(jwk, "q"),
                            number(jwk, "g")));
            default -> throw new InvalidJsonException("kty: " + type + " (expected: RSA or DSA)");
          });
    } catch (GeneralSecurityException e) {
      throw new InvalidJsonException("key: its numbers are not usable");
    }
  }

  private static BigInteger number(JsonNode jwk, String field) throws InvalidJsonException {
    try {
      return new BigInteger(1, Base64.getUrlDecoder().decode(JsonFields.text(jwk, field)));
    } catch (IllegalArgumentException e) {
      throw new InvalidJsonException(field + ": not base64url");
    }
  }

  /** Keys in a form of X.509 stay as they are: a JSON Web Key would become another form. */
  private static PublicKey decode(Octets data) {
    if (X509PublicKeyCodec.isPossibly(data)) {
      return null;
    }
    try {
      return PublicKeyCodec.decode(data);
    } catch (WireException e) {
      return null;
    }
  }

  private static void start(String type, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", "key");
    json.writeObjectFieldStart("value");
    json.writeStringField("kty", type);
  }

  private static void integer(String name, BigInteger value, JsonGenerator json)
      throws IOException {
    byte[] octets = value.toByteArray();
    Octets unsigned = Octets.of(octets).from(octets.length > 1 && octets[0] == 0 ? 1 : 0);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned.toArray());
    json.writeStringField(name, text);
  }
}
