package io.tanbiao.protocol.http;

import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * The fields in which proofs come over HTTP, and the same proof as the protocol has it (wire notes
 * §4, §7).
 *
 * @param fields by name
 */
record ProofFields(Map<String, String> fields) {
  /** The field with the nonce of the client. */
  static final String CLIENT_NONCE = "cnonce";

  /** The field with the type of the key. */
  static final String TYPE = "type";

  /** The longest nonce in octets; the official client sends 16. */
  static final int MAX_NONCE_OCTETS = 64;

  /** The longest MAC with a secret key in octets; every signature is longer. */
  private static final int MAX_MAC_OCTETS = 32;

  private static final int PBKDF2_HMAC_SHA1 = 0x22;

  /** Copies the fields. */
  ProofFields {
    fields = Map.copyOf(fields);
  }

  /** A nonce. */
  Octets nonce(String name) throws WireException {
    Octets nonce = base64(name);
    if (nonce.isEmpty() || nonce.length() > MAX_NONCE_OCTETS) {
      throw bad(name + ": " + nonce.length() + " octets (expected: 1.." + MAX_NONCE_OCTETS + ")");
    }
    return nonce;
  }

  /** The proof with a key of a type. */
  Octets proof(Octets keyType) throws WireException {
    return keyType.equals(ValueTypes.HS_SECKEY) ? mac() : signature();
  }

  /** The proof with a key of the type that the fields name; its length tells when they do not. */
  Octets proof() throws WireException {
    if (fields.containsKey(TYPE)) {
      return proof(Octets.utf8(text(TYPE)));
    }
    boolean derived = text("alg").toUpperCase(Locale.ROOT).startsWith("PBKDF2");
    return derived || base64("signature").length() <= MAX_MAC_OCTETS ? mac() : signature();
  }

  /** A field that must be there. */
  String text(String name) throws WireException {
    String value = fields.get(name);
    if (value == null) {
      throw bad(name + ": missing");
    }
    return value;
  }

  private Octets signature() throws WireException {
    Octets hash = Octets.utf8(text("alg"));
    Octets signature = base64("signature");
    return new OctetWriter(8 + hash.length() + signature.length())
        .bytes(hash)
        .bytes(signature)
        .finish();
  }

  private Octets mac() throws WireException {
    Octets mac = base64("signature");
    String algorithm = text("alg").toUpperCase(Locale.ROOT);
    if (algorithm.equals("PBKDF2-HMAC-SHA1")) {
      Octets salt = base64("salt");
      return new OctetWriter(17 + salt.length() + mac.length())
          .octet(PBKDF2_HMAC_SHA1)
          .bytes(salt)
          .int32(number("iterations"))
          .int32(number("length"))
          .bytes(mac)
          .finish();
    }
    int number =
        switch (algorithm) {
          case "SHA1", "SHA-1" -> 2;
          case "SHA256", "SHA-256" -> 3;
          case "HMAC-SHA1" -> 0x12;
          case "HMAC-SHA256" -> 0x13;
          default -> throw bad("alg (expected: SHA1, SHA256, HMAC-SHA1, HMAC-SHA256 or PBKDF2-..)");
        };
    return new OctetWriter(1 + mac.length()).octet(number).octets(mac).finish();
  }

  private Octets base64(String name) throws WireException {
    try {
      return Octets.of(Base64.getDecoder().decode(text(name)));
    } catch (IllegalArgumentException e) {
      throw bad(name + ": not base64");
    }
  }

  private int number(String name) throws WireException {
    try {
      return Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      throw bad(name + ": no number");
    }
  }

  private static WireException bad(String message) {
    return new WireException(Reason.BAD_FIELD, message);
  }
}
