package io.tanbiao.protocol.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tanbiao.core.handle.Octets;
import java.io.IOException;
import java.util.Base64;

/**
 * By which a client of the JSON interface sees that it talks to this site: a signature with the key
 * of the site over the nonce of the session and one of the client (wire notes §7).
 *
 * @param signature with SHA-256; empty for no proof
 */
record SiteProof(Octets signature) {
  /** Nobody asked for one, or there is none. */
  static final SiteProof NONE = new SiteProof(Octets.EMPTY);

  private static final String ALGORITHM = "SHA-256";

  /** Writes the fields of a JSON object; none for no proof. */
  void writeTo(JsonGenerator json) throws IOException {
    if (!signature.isEmpty()) {
      json.writeStringField("serverAlg", ALGORITHM);
      json.writeStringField("serverSignature", base64());
    }
  }

  /** The fields of a header, behind others; empty for no proof. */
  String headerFields() {
    return signature.isEmpty()
        ? ""
        : ", serverAlg=\"" + ALGORITHM + "\", serverSignature=\"" + base64() + "\"";
  }

  private String base64() {
    return Base64.getEncoder().encodeToString(signature.toArray());
  }
}
