package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.protocol.InMemoryNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where browsers are sent (wire notes §7). */
class RedirectIT {
  private static HttpNode node;

  @BeforeAll
  static void start() {
    InMemoryNode records =
        new InMemoryNode()
            .homing("88.300")
            .holding("88.300/page", HandleValue.of(1, "URL", "https://example.org/风?a=b&c"))
            .holding("88.300/碳//铝?x#y", HandleValue.of(1, "URL.ZH", "https://example.org/zh"))
            .holding("88.300/text", HandleValue.of(1, "DESC", "text"))
            .holding("88.300/script", HandleValue.of(1, "URL", "javascript:alert(1)"))
            .holding("88.300/split", HandleValue.of(1, "URL", "https://a/\r\nX-Evil: 1"));
    node = new HttpNode(records);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void sendsBrowsersToTheAddressOfTheRecord() throws IOException {
    for (String path : List.of("/88.300/page", "/hdl/88.300/page", "/88.300%2FPAGE")) {
      // When
      RawHttp answer = RawHttp.get(node.address(), path, "Accept: text/html");

      // Then
      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.header("Location")).isEqualTo("https://example.org/%E9%A3%8E?a=b&c");
      assertThat(answer.body()).contains("href=\"https://example.org/%E9%A3%8E?a=b&amp;c\"");
    }
  }

  @Test
  void findsNamesThatPathsUsuallyMangle() throws IOException {
    for (String path :
        List.of(
            "/hdl/88.300/%E7%A2%B3//%E9%93%9D%3Fx%23y",
            "/88.300/%E7%A2%B3//%E9%93%9D%3Fx%23y",
            "/hdl/88.300%2F%E7%A2%B3%2F%2F%E9%93%9D%3Fx%23y",
            "/hdl/88.300/碳//铝%3Fx%23y")) {
      // When
      RawHttp answer =
          RawHttp.exchange(
              node.address(), RawHttp.request("GET", path).getBytes(StandardCharsets.UTF_8));

      // Then
      assertThat(answer.status()).as(path).isEqualTo(302);
      assertThat(answer.header("Location")).isEqualTo("https://example.org/zh");
    }
  }

  @Test
  void sendsBrowsersToTheRecordWhenThereIsNoAddress() throws IOException {
    assertThat(location("/88.300/text")).isEqualTo("/api/handles/88.300/text");
    assertThat(location("/88.300/script")).isEqualTo("/api/handles/88.300/script");
    assertThat(location("/88.300/split")).isEqualTo("/api/handles/88.300/split");
    assertThat(location("/88.300/page?noredirect")).isEqualTo("/api/handles/88.300/page");
    assertThat(location("/88.300/page?type=DESC")).isEqualTo("/api/handles/88.300/page?type=DESC");
    assertThat(location("/hdl/88.300/%E7%A2%B3//%E9%93%9D%3Fx%23y?noredirect"))
        .isEqualTo("/api/handles/88.300/%E7%A2%B3%2F%2F%E9%93%9D%3Fx%23y");
  }

  @Test
  void answersTheRecordWhereItSendsBrowsers() throws IOException {
    // Given
    String location = location("/hdl/88.300/%E7%A2%B3//%E9%93%9D%3Fx%23y?noredirect");

    // When
    RawHttp answer = RawHttp.get(node.address(), location);

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"handle\":\"88.300/碳//铝?x#y\"");
  }

  @Test
  void givesJsonToThoseWhoAskForIt() throws IOException {
    // When
    RawHttp record =
        RawHttp.get(node.address(), "/88.300/page", "Accept: application/json, text/html;q=0.5");
    RawHttp missing = RawHttp.get(node.address(), "/88.300/no", "Accept: application/json");
    RawHttp elsewhere = RawHttp.get(node.address(), "/88.999/x", "Accept: application/json");

    // Then
    assertThat(record.status()).isEqualTo(200);
    assertThat(record.body()).startsWith("{\"responseCode\":1,\"handle\":\"88.300/page\"");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.body()).isEqualTo("{\"responseCode\":100,\"handle\":\"88.300/no\"}");
    assertThat(elsewhere.body()).startsWith("{\"responseCode\":301,");
  }

  @Test
  void saysInTwoLanguagesThatThereIsNothing() throws IOException {
    // When
    RawHttp missing = RawHttp.get(node.address(), "/88.300/%3Cb%3E%22", "Accept: text/html");
    RawHttp elsewhere = RawHttp.get(node.address(), "/88.999/x");

    // Then
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(missing.body())
        .contains("找不到该标识", "There is no such identifier", "88.300/&lt;b&gt;&quot;")
        .doesNotContain("<b>");
    assertThat(elsewhere.status()).isEqualTo(404);
    assertThat(elsewhere.body()).contains("本节点不负责该前缀", "not responsible");
  }

  @Test
  void answersHeadWithoutBodyAndRefusesToWrite() throws IOException {
    // When
    RawHttp head = RawHttp.exchange(node.address(), RawHttp.request("HEAD", "/88.300/page"));
    RawHttp post = RawHttp.exchange(node.address(), RawHttp.request("POST", "/88.300/page"));

    // Then
    assertThat(head.status()).isEqualTo(302);
    assertThat(head.body()).isEmpty();
    assertThat(post.status()).isEqualTo(405);
  }

  private static String location(String path) throws IOException {
    RawHttp answer = RawHttp.get(node.address(), path);
    assertThat(answer.status()).as(path).isEqualTo(302);
    return answer.header("Location");
  }
}
