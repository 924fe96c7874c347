package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.protocol.InMemoryNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where browsers are sent from names that stand for others (wire notes §5, HS_ALIAS). */
class AliasIT {
  private static final String CHINESE = "88.300/碳//铝?x#y";
  private static HttpNode node;

  @BeforeAll
  static void start() {
    InMemoryNode records =
        new InMemoryNode()
            .homing("88.300")
            .holding(CHINESE, HandleValue.of(1, "URL", "https://example.org/zh"), text())
            .holding("88.300/old", HandleValue.of(7, "HS_ALIAS", CHINESE), url())
            .holding("88.300/older", HandleValue.of(7, "hs_alias", "88.300/OLD"))
            .holding("88.300/plain", HandleValue.of(1, "HS_ALIAS", "88.300/text"))
            .holding("88.300/text", text())
            .holding("88.300/lost", HandleValue.of(1, "HS_ALIAS", "88.300/<b>no</b>"))
            .holding("88.300/away", HandleValue.of(1, "HS_ALIAS", "10.1000/1"))
            .holding("88.300/self", HandleValue.of(1, "HS_ALIAS", "88.300/self"), url())
            .holding("88.300/x", HandleValue.of(1, "HS_ALIAS", "88.300/y"))
            .holding("88.300/y", HandleValue.of(1, "HS_ALIAS", "88.300/x"))
            .holding("88.300/z", HandleValue.of(1, "HS_ALIAS", "88.300/Z"))
            .holding("88.300/void", HandleValue.of(1, "HS_ALIAS", "a/\r\nb"), url())
            .holding("88.300/secret", hidden(HandleValue.of(1, "HS_ALIAS", CHINESE)), url());
    int most = AliasWalk.MAX_ALIASES;
    for (int left = 1; left <= most + 1; left++) {
      String next = "88.300/row-" + (left - 1);
      records.holding("88.300/row-" + left, HandleValue.of(1, "HS_ALIAS", next));
    }
    node = new HttpNode(records.holding("88.300/row-0", url()));
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static HandleValue url() {
    return HandleValue.of(9, "URL", "https://example.org/own");
  }

  private static HandleValue text() {
    return HandleValue.of(2, "DESC", "text");
  }

  private static HandleValue hidden(HandleValue value) {
    return value.with(Permissions.ADMIN_ONLY);
  }

  @ParameterizedTest
  @CsvSource({
    "/88.300/old, https://example.org/zh",
    "/hdl/88.300/older, https://example.org/zh",
    "/88.300/old?ignore_aliases, https://example.org/own",
    "/88.300/old?ignore_aliases=false, https://example.org/zh",
    "/88.300/old?type=URL, https://example.org/zh",
    "/88.300/old?index=1, https://example.org/zh",
    "/88.300/secret, https://example.org/own",
    "/88.300/void, https://example.org/own",
    "/88.300/plain, /api/handles/88.300/text",
    "/88.300/old?type=DESC&auth, "
        + "/api/handles/88.300/%E7%A2%B3%2F%2F%E9%93%9D%3Fx%23y?type=DESC&auth=",
    "/88.300/old?noredirect, /api/handles/88.300/%E7%A2%B3%2F%2F%E9%93%9D%3Fx%23y",
    "/88.300/old?noredirect&ignore_aliases, /api/handles/88.300/old",
    "/88.300/nothing?noredirect, /api/handles/88.300/nothing",
    "/88.300/row-19, https://example.org/own",
    "/88.300/row-20, https://example.org/own"
  })
  void sendsBrowsersToWhatANameStandsFor(String path, String location) throws IOException {
    // When
    RawHttp answer = RawHttp.get(node.address(), path);

    // Then
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo(location);
  }

  @ParameterizedTest
  @CsvSource({
    "lost, 所指标识不存在, one that does not exist, 88.300/lost → 88.300/&lt;b&gt;no&lt;/b&gt;",
    "away, 由其他节点负责, another node is responsible for, 88.300/away → 10.1000/1",
    "self, 循环, in a circle, 88.300/self → … → 88.300/self",
    "x, 循环, in a circle, 88.300/x → … → 88.300/x",
    "z, 循环, in a circle, 88.300/z → … → 88.300/Z",
    "row-21, 超过 20 层, more than 20 aliases, 88.300/row-21 → … → 88.300/row-0"
  })
  void saysInTwoLanguagesWhereAnAliasDoesNotLead(
      String suffix, String chinese, String english, String names) throws IOException {
    for (String query : new String[] {"", "?noredirect"}) {
      // When
      RawHttp answer = RawHttp.get(node.address(), "/88.300/" + suffix + query);

      // Then
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).contains(chinese, english, names).doesNotContain("<b>");
    }
  }

  @Test
  void showsTheAliasItselfToWhoWantsJson() throws IOException {
    // When
    RawHttp answer = RawHttp.get(node.address(), "/88.300/old", "Accept: application/json");

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"handle\":\"88.300/old\"", "\"HS_ALIAS\"");
  }
}
