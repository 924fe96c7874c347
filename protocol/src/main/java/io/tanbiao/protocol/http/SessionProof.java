package io.tanbiao.protocol.http;

import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * A proof in the fields of the scheme {@code Handle}: a signature or MAC over the nonce of the
 * session and one of the client (wire notes §7).
 *
 * @param answer the proof as the protocol has it (wire notes §4)
 * @param clientNonce what it covers besides the nonce of the session
 */
record SessionProof(ChallengeAnswer answer, Octets clientNonce) {
  /** The longest nonce of a client in octets; the official client sends 16. */
  static final int MAX_CLIENT_NONCE_OCTETS = 64;

  private static final int PBKDF2_HMAC_SHA1 = 0x22;

  /** Whether fields hold a proof, and not only a session. */
  static boolean isIn(Map<String, String> fields) {
    return fields.containsKey("id") || fields.containsKey("signature");
  }

  /** Reads a proof. */
  static SessionProof of(Map<String, String> fields) throws WireException {
    Octets clientNonce = base64(fields, "cnonce");
    if (clientNonce.isEmpty() || clientNonce.length() > MAX_CLIENT_NONCE_OCTETS) {
      throw bad(
          "cnonce: "
              + clientNonce.length()
              + " octets (expected: 1.."
              + MAX_CLIENT_NONCE_OCTETS
              + ")");
    }
    Reference identity = Authorization.identity(Octets.utf8(field(fields, "id")));
    Octets type = Octets.utf8(field(fields, "type"));
    Octets proof = type.equals(ValueTypes.HS_SECKEY) ? mac(fields) : signature(fields);
    return new SessionProof(new ChallengeAnswer(type, identity, proof), clientNonce);
  }

  private static Octets signature(Map<String, String> fields) throws WireException {
    Octets hash = Octets.utf8(field(fields, "alg"));
    Octets signature = base64(fields, "signature");
    return new OctetWriter(8 + hash.length() + signature.length())
        .bytes(hash)
        .bytes(signature)
        .finish();
  }

  private static Octets mac(Map<String, String> fields) throws WireException {
    Octets mac = base64(fields, "signature");
    String algorithm = field(fields, "alg").toUpperCase(Locale.ROOT);
    if (algorithm.equals("PBKDF2-HMAC-SHA1")) {
      Octets salt = base64(fields, "salt");
      return new OctetWriter(17 + salt.length() + mac.length())
          .octet(PBKDF2_HMAC_SHA1)
          .bytes(salt)
          .int32(number(fields, "iterations"))
          .int32(number(fields, "length"))
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

  private static Octets base64(Map<String, String> fields, String name) throws WireException {
    try {
      return Octets.of(Base64.getDecoder().decode(field(fields, name)));
    } catch (IllegalArgumentException e) {
      throw bad(name + ": not base64");
    }
  }

  private static int number(Map<String, String> fields, String name) throws WireException {
    try {
      return Integer.parseInt(field(fields, name));
    } catch (NumberFormatException e) {
      throw bad(name + ": no number");
    }
  }

  private static String field(Map<String, String> fields, String name) throws WireException {
    String value = fields.get(name);
    if (value == null) {
      throw bad(name + ": missing");
    }
    return value;
  }

  private static WireException bad(String message) {
    return new WireException(Reason.BAD_FIELD, message);
  }
}
