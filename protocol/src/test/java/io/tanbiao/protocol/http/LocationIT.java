package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.protocol.InMemoryNode;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where browsers are sent from records with several locations (wire notes §7, 10320/loc). */
class LocationIT {
  private static final String LOCATIONS =
      """
      <locations>
      <location id="0" href="https://cn.example/碳" country="cn" weight="0"/>
      <location id="1" href="https://one.example" weight="0.3"/>
      <location id="2" href="https://two.example/?a=b" weight="0.7"/>
      <location id="3" href="javascript:alert(1)" weight="9"/>
      <location id="4" href="data:text/html,x" weight="9"/>
      <location id="5" href="https://a/&#13;&#10;X-Evil: 1" weight="9"/>
      </locations>
      """;
  private static final HandleValue URL = HandleValue.of(1, "URL", "https://example.org/url");
  private static final AtomicLong CHANCE = new AtomicLong();
  private static HttpNode node;

  @BeforeAll
  static void start() {
    InMemoryNode records =
        new InMemoryNode()
            .homing("88.300")
            .holding("88.300/碳", URL, HandleValue.of(1000, "10320/LOC", LOCATIONS))
            .holding("88.300/alias", HandleValue.of(1, "HS_ALIAS", "88.300/碳"))
            .holding("88.300/broken", URL, HandleValue.of(2, "10320/loc", "<locations>"))
            .holding("88.300/unfit", URL, HandleValue.of(2, "10320/loc", unfit()));
    RedirectSettings redirects = new RedirectSettings("X-Country", bound -> CHANCE.get());
    node = new HttpNode(records, records.access(), redirects);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String unfit() {
    return "<locations><location href='javascript:alert(1)'/></locations>";
  }

  @ParameterizedTest
  @CsvSource({
    "0, https://one.example",
    "299999999, https://one.example",
    "300000000, https://two.example/?a=b",
    "999999999, https://two.example/?a=b"
  })
  void choosesByWeightAmongTheLocationsThatAreFit(long drawn, String location) throws IOException {
    // Given
    CHANCE.set(drawn);

    // When
    RawHttp answer = RawHttp.get(node.address(), "/88.300/%E7%A2%B3");

    // Then
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo(location);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Vary")).isEqualTo("Accept, X-Country");
  }

  @Test
  void choosesByTheCountryThatTheConfiguredHeaderNames() throws IOException {
    CHANCE.set(0);
    assertThat(location("/88.300/alias", "X-Country: CN"))
        .isEqualTo("https://cn.example/%E7%A2%B3");
    assertThat(location("/88.300/alias", "X-Country: DE")).isEqualTo("https://one.example");
    assertThat(location("/88.300/alias", "X-Country: China")).isEqualTo("https://one.example");
    assertThat(location("/88.300/alias", "CF-IPCountry: CN")).isEqualTo("https://one.example");
    assertThat(location("/88.300/alias", "X-Country: CN", "X-Country: DE"))
        .isEqualTo("https://one.example");
  }

  @ParameterizedTest
  @CsvSource({
    "/88.300/%E7%A2%B3?locatt=id:2, https://two.example/?a=b",
    "/hdl/88.300/alias?locatt=country:cn, https://cn.example/%E7%A2%B3",
    "/88.300/alias?locatt=id:3, https://one.example",
    "/88.300/alias?type=URL, https://example.org/url",
    "/88.300/alias?index=1000, https://one.example",
    "/88.300/alias?locatt=id:2&urlappend=%26c=%E7%A2%B3, https://two.example/?a=b&c=%E7%A2%B3",
    "/88.300/alias?urlappend=.evil.example, https://one.example/.evil.example",
    "/88.300/alias?type=URL&urlappend=%0d%0aX:1, https://example.org/url%0D%0AX:1",
    "/88.300/broken, https://example.org/url",
    "/88.300/unfit, https://example.org/url"
  })
  void followsWhatTheParametersAskFor(String path, String location) throws IOException {
    CHANCE.set(0);
    assertThat(location(path)).isEqualTo(location);
  }

  @Test
  void marksOnlyChoicesAsNotToBeKept() throws IOException {
    // When
    RawHttp answer = RawHttp.get(node.address(), "/88.300/broken");

    // Then
    assertThat(answer.head()).doesNotContain("no-store").doesNotContain("X-Country");
  }

  @ParameterizedTest
  @ValueSource(strings = {"locatt=id", "locatt=:1", "index=x"})
  void refusesParametersThatMakeNoSense(String query) throws IOException {
    // When
    RawHttp answer = RawHttp.get(node.address(), "/88.300/alias?" + query);

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("无法理解该请求", "Bad request", "expected: ");
  }

  @Test
  void boundsWhatIsAppendedAndTheAttributes() throws IOException {
    int most = RedirectQuery.MAX_APPEND_LENGTH;
    assertThat(statusOf("urlappend=" + "x".repeat(most - 1))).isEqualTo(302);
    assertThat(statusOf("urlappend=" + "x".repeat(most))).isEqualTo(302);
    assertThat(statusOf("urlappend=" + "x".repeat(most + 1))).isEqualTo(400);
    assertThat(statusOf("locatt=id:1" + "&locatt=id:1".repeat(14))).isEqualTo(302);
    assertThat(statusOf("locatt=id:1" + "&locatt=id:1".repeat(15))).isEqualTo(302);
    assertThat(statusOf("locatt=id:1" + "&locatt=id:1".repeat(16))).isEqualTo(400);
  }

  private static int statusOf(String query) throws IOException {
    return RawHttp.get(node.address(), "/88.300/alias?" + query).status();
  }

  private static String location(String path, String... headers) throws IOException {
    return RawHttp.get(node.address(), path, headers).header("Location");
  }
}
