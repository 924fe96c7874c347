package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.authenticate.ProofThrottle;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.InMemoryNode;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may say who he is over HTTP, and who is believed (wire notes §7). */
class RestAccessIT {
  private static final String ADMINISTRATOR = basic("301%3A88.300/ADMIN", "capture-secret-1");
  private static final String RESTRICTED = "/api/handles/88.300/REC-1?index=5";

  private static HttpNode node;
  private static HttpNode trustingLoopback;

  @BeforeAll
  static void start() throws IOException, WireException {
    InMemoryNode records = Fixtures.node();
    node = new HttpNode(records);
    RestAccess overHttps = records.access();
    trustingLoopback =
        new HttpNode(
            records,
            new RestAccess(
                overHttps.credentials(), overHttps.sessions(), overHttps.siteProofs(), true));
  }

  @AfterAll
  static void stop() {
    node.close();
    trustingLoopback.close();
  }

  @Test
  void looksAtCredentialsOverPlainHttpOnlyWhenConfiguredAndOnLoopback() throws IOException {
    // When
    RawHttp refused = RawHttp.get(node.address(), RESTRICTED + "&publicOnly=false", ADMINISTRATOR);
    RawHttp shown = RawHttp.get(trustingLoopback.address(), RESTRICTED, ADMINISTRATOR);

    // Then
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).isEqualTo("{\"responseCode\":402,\"handle\":\"88.300/REC-1\"}");
    assertThat(refused.headers("WWW-Authenticate")).isEmpty();
    assertThat(shown.body()).contains("restricted text");
  }

  @Test
  void hasNoSessionsOverPlainHttp() throws IOException {
    String open = RawHttp.request("POST", "/api/sessions", "Content-Length: 0");

    assertThat(RawHttp.exchange(node.address(), open).status()).isEqualTo(403);
    assertThat(RawHttp.exchange(trustingLoopback.address(), open).status()).isEqualTo(201);
    for (String method : new String[] {"GET", "PUT", "DELETE"}) {
      String request = RawHttp.request(method, "/api/sessions/this", "Content-Length: 0");

      assertThat(RawHttp.exchange(node.address(), request).status()).as(method).isEqualTo(403);
    }
  }

  @Test
  void showsScriptsOfOtherPagesNothingThatTheBrowserMayRead() throws IOException {
    // When
    RawHttp answer = secure("GET", RESTRICTED + "&publicOnly=false&callback=f", ADMINISTRATOR);

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("restricted text");
  }

  @Test
  void doesNotMakeBrowsersAskForAPasswordOnBehalfOfScripts() throws IOException {
    // When
    RawHttp answer =
        secure("DELETE", "/api/handles/88.300/REC-1", "X-Requested-With: XMLHttpRequest");

    // Then
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers("WWW-Authenticate"))
        .singleElement()
        .asString()
        .startsWith("Handle sessionId=");
  }

  @Test
  void believesNobodyWithoutTheWholeKey() throws IOException {
    for (String wrong :
        new String[] {
          basic("301%3A88.300/ADMIN", ""),
          basic("301%3A88.300/ADMIN", "capture-secret-"),
          basic("301%3A88.300/ADMIN", "capture-secret-12"),
          basic("300%3A88.300/ADMIN", "capture-secret-1"),
          basic("301%3A88.300/NOBODY", "capture-secret-1"),
          basic("x%3A88.300/ADMIN", "capture-secret-1"),
          basic("301%3A", "capture-secret-1"),
          "Authorization: Basic",
          "Authorization: Bearer capture-secret-1",
          "Authorization: Handle",
          "Authorization: Handle sessionId=\"0\"",
          "Authorization: Handle sessionId=\"0\" id=1"
        }) {
      // When
      RawHttp answer = secure("GET", RESTRICTED, wrong);

      // Then
      assertThat(answer.status()).as(wrong).isEqualTo(401);
      assertThat(answer.body()).isEmpty();
    }
  }

  @Test
  void makesWhoGuessesWait() throws IOException {
    // Given
    String guess = basic("301%3A88.300/GUESSED", "x");
    int wrong = ProofThrottle.Limits.STANDARD.wrongPerIdentity();
    for (int i = 0; i < wrong; i++) {
      assertThat(secure("GET", RESTRICTED, guess).status()).isEqualTo(401);
    }

    // When
    RawHttp answer = secure("GET", RESTRICTED, guess);
    for (int i = 0; answer.status() == 401 && i < wrong; i++) {
      answer = secure("GET", RESTRICTED, guess);
    }

    // Then
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers("Retry-After")).singleElement().asString().matches("[12]");
    assertThat(answer.body())
        .matches("\\{\"responseCode\":3,\"message\":\"Too many wrong proofs: wait [12] s\"\\}");
    assertThat(answer.headers("WWW-Authenticate")).isEmpty();
    assertThat(secure("GET", RESTRICTED, ADMINISTRATOR).status()).isEqualTo(200);
  }

  @Test
  void makesWhoHasGuessesVerifiedWait() throws IOException {
    String question =
        "/api/verifications/301:88.300/GUESSED?alg=SHA1&signature=eA==&nonce=eA==&cnonce=eA==";
    RawHttp answer = secure("GET", question, "X-Nothing: 1");
    assertThat(answer.body()).contains("\"isValid\":false");

    for (int i = 0; answer.status() == 200 && i < 1_000; i++) {
      answer = secure("GET", question, "X-Nothing: 1");
    }

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers("Retry-After")).hasSize(1);
  }

  @Test
  void takesEveryKeyOfTheHandleForIndexZero() throws IOException {
    RawHttp answer = secure("GET", RESTRICTED, basic("0%3A88.300%2Fadmin", "capture-secret-1"));

    assertThat(answer.status()).isNotEqualTo(401);
  }

  @Test
  void readsTheParametersOfAPostFromItsBody() throws IOException {
    // When
    RawHttp answer = post("{\"index\":[5],\"pretty\":true}", ADMINISTRATOR);
    RawHttp refused = post("[5]", ADMINISTRATOR);

    // Then
    assertThat(answer.body()).contains("restricted text").contains("\n  \"responseCode\": 1");
    assertThat(refused.status()).isEqualTo(400);
  }

  @Test
  void takesBodiesUpToTheLimit() throws IOException {
    for (int length = HttpRoutes.MAX_BODY_OCTETS - 1;
        length <= HttpRoutes.MAX_BODY_OCTETS + 1;
        length++) {
      // When
      int status = statusOf("{}" + " ".repeat(length - 2));

      // Then
      assertThat(status)
          .as("%d octets", length)
          .isEqualTo(length <= HttpRoutes.MAX_BODY_OCTETS ? 200 : 413);
    }
  }

  /** The server closes without reading the rest, which can reset the connection before we read. */
  private static int statusOf(String body) throws IOException {
    try {
      return post(body, ADMINISTRATOR).status();
    } catch (SocketException e) {
      return 413;
    }
  }

  @Test
  void takesAsManySelectorsAsARecordHasValues() throws IOException {
    for (int count = ResolutionQuery.MAX_SELECTORS - 1;
        count <= ResolutionQuery.MAX_SELECTORS + 1;
        count++) {
      for (String body :
          List.of(
              "{\"index\":[" + "5,".repeat(count - 1) + "5]}",
              "{\"type\":[" + "\"DESC\",".repeat(count - 1) + "\"DESC\"]}")) {
        // When
        RawHttp answer = post(body, ADMINISTRATOR);

        // Then
        assertThat(answer.status())
            .as("%d", count)
            .isEqualTo(count <= ResolutionQuery.MAX_SELECTORS ? 200 : 400);
      }
    }
  }

  @Test
  void takesHeadersUpToTheLimit() throws IOException {
    for (int length = HttpRoutes.MAX_HEADER_OCTETS - 1;
        length <= HttpRoutes.MAX_HEADER_OCTETS + 1;
        length++) {
      // Given
      String others = "Host: node.exampleConnection: closeX: ";

      // When
      RawHttp answer =
          RawHttp.get(node.address(), "/api/site", "X: " + "x".repeat(length - others.length()));

      // Then
      boolean fits = length <= HttpRoutes.MAX_HEADER_OCTETS;
      assertThat(answer.status()).as("%d octets", length).isEqualTo(fits ? 200 : 431);
      assertThat(answer.body()).startsWith("{\"responseCode\":" + (fits ? 1 : 4) + ",");
    }
  }

  @Test
  void answersMethodsThatNobodyKnowsInJson() throws IOException {
    for (String method : List.of("BREW", "TRACE", "CONNECT")) {
      // When
      RawHttp answer =
          RawHttp.exchange(node.address(), RawHttp.request(method, "/api/handles/88.300/REC-1"));

      // Then
      assertThat(answer.status()).as(method).isEqualTo(405);
      assertThat(answer.body()).as(method).startsWith("{\"responseCode\":4,");
    }
  }

  @Test
  void takesParametersThatArePresentButEmpty() throws IOException {
    String path = "/api/handles/88.300/REC-1?index=5";

    assertThat(secure("GET", path + "&publicOnly", ADMINISTRATOR).body()).contains("200");
    assertThat(secure("GET", path + "&publicOnly=", ADMINISTRATOR).body()).contains("200");
    assertThat(secure("GET", path + "&publicOnly=no", ADMINISTRATOR).body())
        .contains("restricted text");
    assertThat(secure("GET", path + "&auth&cert=&doNotRefer=yes", ADMINISTRATOR).body())
        .startsWith("{\"responseCode\":1,");
    assertThat(secure("GET", path + "&pretty=TRUE", ADMINISTRATOR).body()).startsWith("{\n");
    assertThat(secure("GET", "/api/handles/88.300/REC-1?index=").status()).isEqualTo(400);
    assertThat(secure("GET", "/api/handles?prefix=").body()).startsWith("{\"responseCode\":102,");
    assertThat(secure("GET", "/api/handles?prefix=88.300&page=", ADMINISTRATOR).status())
        .isEqualTo(400);
  }

  @Test
  void announcesTheLengthOfWhatHeadLeavesOut() throws IOException {
    for (String path : List.of(RESTRICTED, "/api/site", "/api/handles?prefix=88.300")) {
      // When
      RawHttp whole = secure("GET", path, ADMINISTRATOR);
      RawHttp head = secure("HEAD", path, ADMINISTRATOR);

      // Then
      assertThat(head.status()).as(path).isEqualTo(whole.status());
      assertThat(head.header("Content-Length")).isEqualTo(whole.header("Content-Length"));
      assertThat(head.body()).isEmpty();
    }
  }

  @Test
  void namesTheMethodsOfAPath() throws IOException {
    // When
    RawHttp record = secure("PATCH", "/api/handles/88.300/REC-1");
    RawHttp site = secure("PUT", "/api/site");

    // Then
    assertThat(record.status()).isEqualTo(405);
    assertThat(record.header("Allow")).isEqualTo("GET, HEAD, POST, PUT, DELETE");
    assertThat(site.header("Allow")).isEqualTo("GET, HEAD");
    assertThat(site.body()).startsWith("{\"responseCode\":4,");
  }

  private static RawHttp post(String body, String... headers) throws IOException {
    String head =
        RawHttp.request(
            "POST",
            "/api/handles/88.300/REC-1",
            headers[0],
            "Content-Type: application/json",
            "Content-Length: " + body.length());
    return RawHttp.exchangeOverTls(node.address(), head + body);
  }

  private static RawHttp secure(String method, String path, String... headers) throws IOException {
    return RawHttp.exchangeOverTls(node.address(), RawHttp.request(method, path, headers));
  }

  private static String basic(String identity, String secret) {
    byte[] pair = (identity + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
