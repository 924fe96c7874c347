package io.tanbiao.protocol.http;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation.HomePrefix;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.protocol.json.InvalidJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes as JSON with a read, a verification, a prefix or a log-in is taken or refused;
 * values of records have {@code ValueJsonFuzz}.
 */
class RestBodyFuzz {
  private static final List<String> OTHERS =
      List.of(
          "",
          "null",
          "[]",
          "{\"index\":[1,\"-2\"],\"type\":[\"URL\",\"\"],\"publicOnly\":true,\"callback\":\"f(\"}",
          "{\"nonce\":\"AAECAwQFBgcICQoLDA0ODw==\",\"cnonce\":\"EBESExQVFhcYGRobHB0eHw==\","
              + "\"alg\":\"SHA1\",\"signature\":\"km+IndYYf9bnMGW2MXoJRFP25Uo=\"}",
          "{\"nonce\":\"AA==\",\"cnonce\":\"AA==\",\"type\":\"HS_PUBKEY\",\"alg\":\"SHA256\","
              + "\"signature\":\"AAEC\"}",
          "{\"cnonce\":\"AAEC\"}",
          "{\"prefix\":\"\\ud800\"}");

  /** The bodies that the official server got, and others. */
  static Stream<byte[]> bodies() throws IOException {
    List<String> bodies = new ArrayList<>(OTHERS);
    for (String file : List.of("01-get", "07-prefixes", "09-sessions")) {
      for (Transcript transcript : Transcript.read("/rest/rest-" + file + ".http")) {
        String[] parts = transcript.request().split("\r\n\r\n", 2);
        if (parts.length == 2 && parts[1].startsWith("{")) {
          bodies.add(parts[1]);
        }
      }
    }
    return bodies.stream().map(body -> body.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("bodies")
  @FuzzTest(maxDuration = "60s")
  void takesOrRefusesAnyBody(byte[] input) {
    Octets body = Octets.of(input);
    takeOrRefuse(() -> read(post(HandleResource.MOUNT + "88.300/REC-1", body)));
    takeOrRefuse(() -> verify(post(VerificationResource.MOUNT + "301:88.300/USER", body)));
    takeOrRefuse(() -> home(post(PrefixListResource.PATH, body)));
    takeOrRefuse(() -> logIn(post(ThisSessionService.PATH, body)));
  }

  private interface Reading {
    void run() throws WireException, InvalidJsonException;
  }

  private static void takeOrRefuse(Reading reading) {
    try {
      reading.run();
    } catch (WireException | InvalidJsonException refused) {
      require(!refused.getMessage().isBlank(), "refused without a word");
    }
  }

  private static void read(RestRequest request) throws WireException, InvalidJsonException {
    Resolution read = (Resolution) new HandleResource().callFor(request).operation();
    require(read.indexes().size() <= ResolutionQuery.MAX_SELECTORS, "too many indexes");
    require(read.types().size() <= ResolutionQuery.MAX_SELECTORS, "too many types");
  }

  private static void verify(RestRequest request) throws WireException, InvalidJsonException {
    var verify = (VerifyChallenge) new VerificationResource().callFor(request).operation();
    int signed = verify.nonce().length();
    require(signed >= 2 && signed <= 2 * ProofFields.MAX_NONCE_OCTETS, "nonces: " + signed);
  }

  private static void home(RestRequest request) throws WireException, InvalidJsonException {
    var home = (HomePrefix) new PrefixListResource().callFor(request).operation();
    require(home.handle().name().isUtf8(), "a name that is not UTF-8");
  }

  private static void logIn(RestRequest request) throws WireException, InvalidJsonException {
    Map<String, String> fields = SessionFields.of(new Authorization.None(), request);
    Octets nonce =
        SessionProof.isIn(fields)
            ? SessionProof.of(fields).clientNonce()
            : new ProofFields(fields).nonce(ProofFields.CLIENT_NONCE);
    require(
        !nonce.isEmpty() && nonce.length() <= ProofFields.MAX_NONCE_OCTETS,
        "nonce: " + nonce.length());
  }

  private static RestRequest post(String path, Octets body) {
    return new RestRequest(
        HttpMethod.POST, path, QueryParams.of(), MediaType.JSON, body, Caller.NAMELESS);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
