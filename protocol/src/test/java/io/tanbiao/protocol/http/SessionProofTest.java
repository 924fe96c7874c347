package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.WireException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionProofTest {
  private static final Map<String, String> WHOLE =
      Map.of(
          "id", "301:88.300/USER",
          "type", "HS_SECKEY",
          "cnonce", "AAEC",
          "alg", "SHA1",
          "signature", "AAEC");

  @Test
  void takesNoncesUpToTheLimit() throws WireException {
    int limit = ProofFields.MAX_NONCE_OCTETS;
    for (int length : new int[] {1, limit - 1, limit}) {
      assertThat(SessionProof.of(with("cnonce", nonce(length))).clientNonce().length())
          .isEqualTo(length);
    }
    for (int length : new int[] {0, limit + 1}) {
      assertThatThrownBy(() -> SessionProof.of(with("cnonce", nonce(length))))
          .isInstanceOf(WireException.class)
          .hasMessageContaining("cnonce: " + length + " octets");
    }
  }

  @Test
  void namesWhatIsMissing() {
    for (String field : WHOLE.keySet()) {
      Map<String, String> fields = new HashMap<>(WHOLE);
      fields.remove(field);

      assertThatThrownBy(() -> SessionProof.of(fields))
          .isInstanceOf(WireException.class)
          .hasMessageContaining(field + ": missing");
    }
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> fields = new HashMap<>(WHOLE);
    fields.put(name, value);
    return fields;
  }

  private static String nonce(int length) {
    return Base64.getEncoder().encodeToString(new byte[length]);
  }
}
