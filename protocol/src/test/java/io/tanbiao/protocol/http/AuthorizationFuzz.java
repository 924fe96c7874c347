package io.tanbiao.protocol.http;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.handle.WireException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the header Authorization says is read or refused, and no secret is printed. */
class AuthorizationFuzz {
  private static final List<String> OTHERS =
      List.of(
          "",
          "Basic",
          "Basic Og==",
          "Basic MDo=",
          "Handle",
          "Handle sessionId=",
          "Handle sessionId=\"0\", cnonce=\"AAEC\"",
          "Handle id=301%3A88.300%2FUSER,type=HS_SECKEY,cnonce=AAEC,alg=PBKDF2-HMAC-SHA1,salt=AAEC,"
              + "iterations=1000,length=160,signature=AAEC",
          "Bearer x");

  static Stream<byte[]> headers() throws IOException {
    List<String> headers = new ArrayList<>(OTHERS);
    for (String file : List.of("02-get-restricted", "09-sessions")) {
      for (Transcript transcript : Transcript.read("/rest/rest-" + file + ".http")) {
        RawHttp.valuesOf(transcript.request(), "Authorization").forEach(headers::add);
      }
    }
    return headers.stream().map(header -> header.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("headers")
  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesAnyHeader(byte[] input) {
    try {
      Authorization sent = Authorization.parse(new String(input, StandardCharsets.UTF_8));
      if (sent instanceof Authorization.OfSession session) {
        readsOrRefusesAnyProof(session.fields());
      } else if (sent instanceof Authorization.Basic basic) {
        requireHidden(basic);
      }
    } catch (WireException refused) {
      requireMessage(refused);
    }
  }

  private static void readsOrRefusesAnyProof(Map<String, String> fields) throws WireException {
    SessionProof proof = SessionProof.of(fields);
    int nonce = proof.clientNonce().length();
    if (nonce < 1 || nonce > ProofFields.MAX_NONCE_OCTETS) {
      throw new AssertionError("nonce of " + nonce + " octets");
    }
  }

  private static void requireHidden(Authorization.Basic basic) {
    if (!basic.toString().equals("Basic[" + basic.identity() + "]")) {
      throw new AssertionError("the secret is printed");
    }
  }

  private static void requireMessage(WireException refused) {
    if (refused.getMessage().isBlank()) {
      throw new AssertionError("refused without a word");
    }
  }
}
