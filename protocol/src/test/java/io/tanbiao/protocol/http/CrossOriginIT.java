package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.WireException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The JSON interface for scripts of other pages (wire notes §7). */
class CrossOriginIT {
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
  void namesTheMethodsToWhoAsks() throws IOException {
    // When
    RawHttp answer =
        RawHttp.exchange(node.address(), RawHttp.request("OPTIONS", "/api/handles/88.300/R-1"));

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST, PUT, DELETE, OPTIONS");
  }

  @Test
  void neverLetsBrowsersAddTheirOwnCredentials() throws IOException {
    for (String method : List.of("GET", "OPTIONS")) {
      // When
      RawHttp answer =
          RawHttp.exchange(
              node.address(),
              RawHttp.request(
                  method,
                  "/api/handles/88.300/REC-2",
                  "Origin: https://app.example",
                  "Access-Control-Request-Method: GET"));

      // Then
      assertThat(answer.header("Vary")).isEqualTo("Origin");
      assertThat(answer.headers("Access-Control-Allow-Credentials")).isEmpty();
    }
  }
}
