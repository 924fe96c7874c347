package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.InMemoryNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What passed between HTTP clients and the official server, replayed in its order (wire notes §7);
 * {@link SessionTranscriptsIT} replays the sessions.
 *
 * <p>{@code rest-differences.txt} names the exchanges that we answer otherwise, each with our
 * answer and its reason. One that differs without being named fails, and so does one that is named
 * and agrees.
 */
class RestTranscriptsIT {
  private static final List<String> FILES =
      List.of(
          "01-get",
          "02-get-restricted",
          "03-cors",
          "04-put",
          "05-delete",
          "06-list",
          "07-prefixes",
          "08-site",
          "10-verifications",
          "11-proxy");

  private static final List<String> COMPARED_HEADERS =
      List.of(
          "Content-Type",
          "WWW-Authenticate",
          "Location",
          "Allow",
          "Access-Control-Allow-Origin",
          "Access-Control-Expose-Headers",
          "Access-Control-Max-Age",
          "Access-Control-Allow-Methods",
          "Access-Control-Allow-Headers");

  /** How many handles the official server had under 88.302 besides the template. */
  private static final int LISTED = 2500;

  private static Map<String, RestDifference> differences;
  private static HttpNode node;

  /** One exchange of a file. */
  record Step(String file, Transcript transcript) {
    static Stream<Step> of(String file) throws IOException {
      return Transcript.read("/rest/rest-" + file + ".http").stream()
          .map(transcript -> new Step(file, transcript));
    }

    String name() {
      return file.substring(0, 2) + "-" + transcript.number();
    }

    @Override
    public String toString() {
      return name() + " " + transcript.title();
    }
  }

  /** What of an answer does not change from one time to another. */
  private record Seen(int status, List<String> headers, String body) {}

  @BeforeAll
  static void start() throws IOException, WireException {
    differences = RestDifference.all();
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

  static List<Step> steps() throws IOException {
    List<Step> steps = new ArrayList<>();
    for (String file : FILES) {
      Step.of(file).forEach(steps::add);
    }
    return steps;
  }

  @ParameterizedTest
  @MethodSource("steps")
  void answersLikeTheOfficialServer(Step step) throws IOException {
    // Given
    Transcript transcript = step.transcript();
    RestDifference difference = differences.get(step.name());

    // When
    RawHttp answer = transcript.replay(node.address(), transcript.request());

    // Then
    Seen recorded = seen(transcript.status(), transcript.head(), transcript.body(), transcript);
    Seen ours = seen(answer.status(), answer.head(), answer.body(), transcript);
    if (difference == null) {
      assertThat(ours).isEqualTo(recorded);
    } else {
      assertThat(ours).as("stale: %s", difference).isNotEqualTo(recorded);
      assertThat(answer.status()).as(difference.reason()).isEqualTo(difference.status());
      assertThat(responseCode(answer)).as(difference.reason()).isEqualTo(difference.responseCode());
    }
  }

  @Test
  void explainsNoExchangesThatAreNotThere() throws IOException {
    assertThat(steps().stream().map(Step::name)).containsAll(new TreeSet<>(differences.keySet()));
  }

  /** The code in the JSON of an answer; 0 for other answers. */
  private static int responseCode(RawHttp answer) throws IOException {
    return answer.header("Content-Type").startsWith("application/json")
        ? new ObjectMapper().readTree(answer.body()).path("responseCode").asInt()
        : 0;
  }

  /** The pages of the recorded server are its own; of a long list only the beginning was kept. */
  private static Seen seen(int status, String head, String body, Transcript transcript) {
    List<String> headers =
        COMPARED_HEADERS.stream()
            .map(
                name -> name + RawHttp.valuesOf(head, name).map(RestTranscriptsIT::masked).toList())
            .toList();
    boolean page = transcript.header("Content-Type").startsWith("text/html");
    int kept =
        transcript.cut() ? Math.min(body.length(), transcript.body().length()) : body.length();
    return new Seen(status, headers, page ? "" : masked(body.substring(0, kept)));
  }

  private static String masked(String text) {
    return text.replaceAll("(sessionId|nonce)=\"[^\"]*\"", "$1=..")
        .replaceAll("\"timestamp\":\"2026-11-[^\"]*\"", "\"timestamp\":..")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "..");
  }
}
