package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.protocol.TestMessages;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a network gets over HTTP that sends too many requests. */
class AdmissionIT {
  private static final int BURST = 5;
  private static final String RECORD = "/api/handles/88.300/REC-2";

  private final RequestLimit limit =
      new RequestLimit(new RequestLimit.Rate(1, BURST, false), () -> 0);
  private HttpNode node;

  @BeforeEach
  void start() throws IOException, WireException {
    node = new HttpNode(Fixtures.node(), limit);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void answersWhatIsAllowedAndStatus429BeyondInJson() throws IOException {
    for (int time = 1; time <= BURST; time++) {
      assertThat(get(RECORD).status()).as("%d", time).isEqualTo(200);
    }
    RawHttp refused = get(RECORD, "Origin: https://elsewhere.example");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body())
        .isEqualTo("{\"responseCode\":3,\"message\":\"" + RequestLimit.TOO_MANY.message() + "\"}");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.header("Content-Type")).isEqualTo(JsonReply.JSON);
    assertThat(refused.header("Access-Control-Allow-Origin"))
        .isEqualTo("https://elsewhere.example");
    assertThat(limit.refused(Transport.REST)).isEqualTo(1);
  }

  @Test
  void refusesAllServicesInJson() throws IOException {
    flood();
    for (String path :
        List.of(
            "/api/site",
            "/api/handles?prefix=88.300",
            "/api/prefixes",
            "/api/nothing",
            "/api",
            "/api/sessions/this")) {
      assertThat(get(path).status()).as(path).isEqualTo(429);
    }
    assertThat(RawHttp.exchange(node.address(), RawHttp.request("DELETE", RECORD)).status())
        .isEqualTo(429);
  }

  @Test
  void refusesBrowsersWithAPage() throws IOException {
    flood();

    RawHttp page = get("/88.300/REC-2");
    RawHttp json = get("/hdl/88.300/REC-2", "Accept: application/json");

    assertThat(page.status()).isEqualTo(429);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Retry-After")).isEqualTo("1");
    assertThat(json.status()).isEqualTo(429);
    assertThat(json.body()).startsWith("{\"responseCode\":3,");
    assertThat(limit.refused(Transport.WEB)).isEqualTo(2);
  }

  @Test
  void refusesHandleMessagesWithCode3() throws Exception {
    for (int id = 1; id <= BURST + 1; id++) {
      assertThat(TestMessages.answer(tunnel(id)).outcome().responseCode())
          .isEqualTo((id <= BURST ? ResponseCode.SUCCESS : ResponseCode.SERVER_TOO_BUSY).number());
    }
    assertThat(limit.refused(Transport.HTTP_TUNNEL)).isEqualTo(1);
  }

  private Octets tunnel(int id) throws Exception {
    InetSocketAddress address = node.address();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + "/"))
            .header("Content-Type", HandleTunnelService.TYPE.toString())
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofByteArray(TestMessages.resolution(id, "88.300/REC-2").toArray()))
            .build();
    HttpResponse<byte[]> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    return Octets.of(response.body());
  }

  private void flood() throws IOException {
    for (int time = 1; time <= BURST; time++) {
      get(RECORD);
    }
  }

  private RawHttp get(String path, String... headers) throws IOException {
    return RawHttp.get(node.address(), path, headers);
  }
}
