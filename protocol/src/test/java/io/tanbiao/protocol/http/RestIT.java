package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tanbiao.core.handle.WireException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reading over the JSON interface, besides what the transcripts show (wire notes §7). */
class RestIT {
  private static HttpNode node;

  @BeforeAll
  static void start() throws IOException, WireException {
    node = new HttpNode(Fixtures.node());
  }

  @AfterAll
  static void stop() {
    node.close();
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
