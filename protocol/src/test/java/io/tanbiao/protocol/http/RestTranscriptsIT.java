package io.tanbiao.protocol.http;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.InMemoryNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What passed between a client with credentials and the official server, replayed in its order
 * (wire notes §7). Left out of the comparison: session ids, nonces, minted suffixes, times.
 */
class RestTranscriptsIT {
  private static final String WORDS = "we say what is wrong and not which exception it caused";
  private static final String RIGHT = "the administrator of the record lacks the right";
  private static final String METHOD = "a method that is not known is always answered in JSON";
  private static final String SECRET = "secret keys are shown to nobody";

  /** Where we answer otherwise on purpose: status and response code, and why. */
  private static final Map<String, Answer> OTHERWISE =
      Map.ofEntries(
          otherwise("02-5", 200, 1, SECRET),
          otherwise("02-8", 200, 1, SECRET),
          otherwise("02-9", 200, 1, SECRET),
          otherwise("02-11", 403, 401, RIGHT),
          otherwise("04-9", 400, 4, WORDS),
          otherwise("04-20", 400, 4, WORDS),
          otherwise("04-25", 400, 4, WORDS),
          otherwise("04-26", 400, 4, WORDS),
          otherwise("04-27", 400, 202, "a record has at least one value"),
          otherwise("04-30", 400, 4, WORDS),
          otherwise("04-31", 400, 4, WORDS),
          otherwise("04-32", 400, 4, WORDS),
          otherwise("04-34", 400, 102, "a name without a slash could not be resolved"),
          otherwise("05-3", 403, 401, RIGHT),
          otherwise("05-9", 400, 301, "a name that is not ours is not said to be missing"),
          otherwise("06-14", 400, 4, WORDS),
          otherwise("07-5", 405, 4, METHOD),
          otherwise("07-6", 405, 4, METHOD),
          otherwise("07-8", 405, 4, METHOD));

  /** How many handles the official server had under 88.302 besides the template. */
  private static final int LISTED = 2500;

  /** Bodies that the transcript does not show whole. */
  private static final Set<String> CUT = Set.of("06-8", "06-9");

  private static HttpNode node;

  /** An answer without its words. */
  private record Answer(int status, int responseCode, String reason) {}

  private static Map.Entry<String, Answer> otherwise(
      String step, int status, int responseCode, String reason) {
    return Map.entry(step, new Answer(status, responseCode, reason));
  }

  @BeforeAll
  static void start() throws IOException, WireException {
    InMemoryNode records = Fixtures.node();
    for (int i = 1; i <= LISTED; i++) {
      records.holding(String.format("88.302/L-%04d", i), HandleValue.of(1, "DESC", "listed"));
    }
    node = new HttpNode(records);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static Stream<Step> steps() throws IOException {
    return Stream.of(
            Step.of("02", "/rest/rest-02-get-restricted.http"),
            Step.of("04", "/rest/rest-04-put.http"),
            Step.of("05", "/rest/rest-05-delete.http"),
            Step.of("06", "/rest/rest-06-list.http"),
            Step.of("07", "/rest/rest-07-prefixes.http"))
        .flatMap(list -> list)
        .filter(step -> !CUT.contains(step.name()));
  }

  /** One exchange of a file. */
  record Step(String file, Transcript transcript) {
    static Stream<Step> of(String file, String resource) throws IOException {
      return Transcript.read(resource).stream().map(transcript -> new Step(file, transcript));
    }

    String name() {
      return file + "-" + transcript.number();
    }

    @Override
    public String toString() {
      return name() + " " + transcript.title();
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void answersLikeTheOfficialServer(Step step) throws IOException {
    // Given
    Transcript transcript = step.transcript();
    Answer otherwise = OTHERWISE.get(step.name());

    // When
    RawHttp answer = transcript.replay(node.address(), transcript.request());

    // Then
    if (otherwise == null) {
      assertThat(answer.status()).isEqualTo(transcript.status());
      assertThat(withoutVariables(answer.body())).isEqualTo(withoutVariables(transcript.body()));
      assertThat(answer.header("Content-Type")).isEqualTo(transcript.header("Content-Type"));
      assertThat(prompts(answer.head())).isEqualTo(prompts(transcript.head()));
    } else {
      assertThat(answer.status()).as(otherwise.reason()).isEqualTo(otherwise.status());
      assertThat(new ObjectMapper().readTree(answer.body()).path("responseCode").asInt())
          .as(otherwise.reason())
          .isEqualTo(otherwise.responseCode());
    }
  }

  private static Object prompts(String head) {
    return RawHttp.valuesOf(head, "WWW-Authenticate")
        .map(RestTranscriptsIT::withoutVariables)
        .collect(toList());
  }

  private static String withoutVariables(String text) {
    return text.replaceAll("(sessionId|nonce)=\"[^\"]*\"", "$1=..")
        .replaceAll("\"timestamp\":\"2026-11-[^\"]*\"", "\"timestamp\":..")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "..");
  }
}
