package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.TestMessages;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.wire.Envelope;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handle messages over HTTP (wire notes §7). */
class TunnelIT {
  private static final InMemoryNode RECORDS =
      new InMemoryNode()
          .homing("88.300")
          .holding("88.300/REC-2", HandleValue.of(1, "URL", "https://example.org/2"));

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static HttpNode node;

  @BeforeAll
  static void start() {
    node = new HttpNode(RECORDS);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @BeforeEach
  void forgetRefusals() {
    RECORDS.refusals().clear();
  }

  @Test
  void answersMessagesOnAnyPath() throws Exception {
    for (String path : List.of("/", "/88.300%2FREC-2", "/88.300/REC-2", "/hdl/x", "/api/x")) {
      // When
      HttpResponse<byte[]> response = post(path, TestMessages.resolution(77, "88.300/REC-2"));

      // Then
      assertThat(response.statusCode()).as(path).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type"))
          .contains("application/x-hdl-message");
      assertThat(response.headers().firstValueAsLong("Content-Length"))
          .hasValue(response.body().length);
      Answer answer = TestMessages.answer(Octets.of(response.body()));
      assertThat(answer.head().requestId()).isEqualTo(77);
      assertThat(answer.outcome()).isInstanceOf(Outcome.Resolved.class);
    }
  }

  @Test
  void refusesBodiesThatAreNoMessageWithCode4() throws Exception {
    Octets whole = TestMessages.resolution(78, "88.300/REC-2");
    for (Octets body :
        List.of(
            Octets.EMPTY,
            whole.slice(0, 19),
            whole.slice(0, 20),
            whole.slice(0, whole.length() - 1),
            TestMessages.envelope(78, -1),
            TestMessages.envelope(78, 23),
            TestMessages.envelope(78, 262_145))) {
      // When
      HttpResponse<byte[]> response = post("/", body);

      // Then
      Answer answer = TestMessages.answer(Octets.of(response.body()));
      assertThat(answer.outcome().responseCode()).as("%s", body).isEqualTo(4);
      assertThat(answer.head().requestId()).isEqualTo(body.length() < 20 ? -1 : 78);
    }
    assertThat(RECORDS.refusals())
        .containsExactly(
            Reason.TRUNCATED,
            Reason.TRUNCATED,
            Reason.TRUNCATED,
            Reason.TRUNCATED,
            Reason.NEGATIVE_LENGTH,
            Reason.TRUNCATED,
            Reason.TOO_LONG);
  }

  @Test
  void readsMessagesUpToTheLimitAndNotBeyond() throws Exception {
    for (int length : new int[] {262_143, Envelope.MAX_MESSAGE_OCTETS}) {
      // When
      HttpResponse<byte[]> response =
          post("/", TestMessages.resolutionOfLength(79, "88.300/REC-2", length));

      // Then
      assertThat(TestMessages.answer(Octets.of(response.body())).outcome())
          .isInstanceOf(Outcome.Resolved.class);
    }

    // When
    HttpResponse<byte[]> tooLong =
        post("/", TestMessages.resolutionOfLength(79, "88.300/REC-2", 262_145));

    // Then
    assertThat(tooLong.statusCode()).isEqualTo(200);
    Answer refusal = TestMessages.answer(Octets.of(tooLong.body()));
    assertThat(refusal.head().requestId()).isEqualTo(79);
    assertThat(refusal.outcome().responseCode()).isEqualTo(4);
  }

  @Test
  void answersBodiesThatNoMessageCouldFill() throws Exception {
    for (int length : new int[] {262_165, HandleTunnelService.MAX_READ_OCTETS}) {
      // When
      HttpResponse<byte[]> response = post("/", Octets.of(new byte[length]));

      // Then
      assertThat(response.statusCode()).as("%d", length).isEqualTo(200);
      assertThat(TestMessages.answer(Octets.of(response.body())).outcome().responseCode())
          .isEqualTo(4);
    }
  }

  @Test
  void leavesOtherTypesToOtherServices() throws Exception {
    // When
    HttpResponse<byte[]> response =
        CLIENT.send(
            request("/").header("Content-Type", "text/plain").build(), BodyHandlers.ofByteArray());

    // Then
    assertThat(response.statusCode()).isEqualTo(405);
  }

  private static HttpResponse<byte[]> post(String path, Octets body)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/x-hdl-message")
            .POST(BodyPublishers.ofByteArray(body.toArray()))
            .build();
    return CLIENT.send(request, BodyHandlers.ofByteArray());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.address().getPort() + path))
        .timeout(Duration.ofSeconds(10))
        .POST(BodyPublishers.noBody());
  }
}
