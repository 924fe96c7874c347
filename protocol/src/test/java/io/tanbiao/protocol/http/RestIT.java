package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tanbiao.core.handle.WireException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON interface against what the official server answered (wire notes §7). */
class RestIT {
  /** Delegation and computed handles come with other rules; 14 and 15 we do better. */
  private static final Set<Integer> OTHERWISE = Set.of(10, 14, 15, 22);

  private static HttpNode node;

  @BeforeAll
  static void start() throws IOException, WireException {
    node = new HttpNode(Fixtures.node());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  static Stream<Transcript> reads() throws IOException {
    return Transcript.read("/rest/rest-01-get.http").stream()
        .filter(transcript -> !OTHERWISE.contains(transcript.number()));
  }

  static Stream<Transcript> others() throws IOException {
    return Transcript.read("/rest/rest-08-site.http").stream()
        .filter(transcript -> transcript.number() != 4);
  }

  @ParameterizedTest
  @MethodSource({"reads", "others"})
  void answersLikeTheOfficialServer(Transcript transcript) throws IOException {
    // When
    RawHttp answer = transcript.replay(node.address(), transcript.request());

    // Then
    assertThat(answer.status()).isEqualTo(transcript.status());
    assertThat(answer.header("Content-Type")).isEqualTo(transcript.header("Content-Type"));
    assertThat(answer.body()).isEqualTo(transcript.body());
  }

  @Test
  void announcesTheLengthToHead() throws IOException {
    // When
    RawHttp head =
        RawHttp.exchange(node.address(), RawHttp.request("HEAD", "/api/handles/88.300/REC-2"));

    // Then
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("184");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void refusesBadNumbersAndBadEncodingWithCode4() throws IOException {
    for (String path : List.of("/api/handles/88.300/REC-1?index=abc", "/api/handles/88.300/%zz")) {
      // When
      RawHttp answer = RawHttp.get(node.address(), path);

      // Then
      assertThat(answer.status()).as(path).isEqualTo(400);
    }
    assertThat(RawHttp.get(node.address(), "/api/handles/88.300/REC-1?index=abc").body())
        .startsWith("{\"responseCode\":4,\"message\":\"index: no number");
  }

  @Test
  void showsEveryNameHoweverItIsWritten() throws IOException {
    for (String path : NamesInPathsTest.PATHS.keySet()) {
      // When
      RawHttp answer = RawHttp.get(node.address(), "/api/handles/" + path);

      // Then
      String name = new ObjectMapper().readTree(answer.body()).path("handle").asText();
      assertThat(name).as(path).isEqualTo(NamesInPathsTest.PATHS.get(path));
    }
  }

  @Test
  void takesTheLongestNameAndNoRequestLineAboveTheLimit() throws IOException {
    // Given
    String longest = "88.300/" + "%E7%A2%B3".repeat(680) + "x";

    // When
    RawHttp found = RawHttp.get(node.address(), "/api/handles/" + longest);
    RawHttp tooLong =
        RawHttp.get(node.address(), "/" + "x".repeat(HttpRoutes.MAX_REQUEST_LINE_OCTETS));

    // Then
    assertThat(found.status()).isEqualTo(404);
    assertThat(found.body()).startsWith("{\"responseCode\":100,");
    assertThat(tooLong.status()).isEqualTo(414);
  }
}
