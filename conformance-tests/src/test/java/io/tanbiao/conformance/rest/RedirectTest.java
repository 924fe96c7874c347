package io.tanbiao.conformance.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawValue;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code GET /{name}} with HS_ALIAS and 10320/loc (wire notes §5 and §7). */
@ExtendWith(SharedNode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedirectTest {
  private static final String LOCATIONS =
      """
      <locations>
      <location id="cn" href="https://cn.example/炉" country="cn" weight="0"/>
      <location id="1" href="https://one.example/" weight="0.5"/>
      <location id="2" href="https://two.example/" weight="0.5"/>
      </locations>
      """;

  /** Both of two equal chances come within so many draws but once in 2 to the 99th. */
  private static final int DRAWS = 100;

  private final HttpClient http = HttpClient.newHttpClient();
  private TanbiaoNode node;
  private String alias;

  @BeforeAll
  void registers(TanbiaoNode shared) throws Exception {
    node = shared;
    String target = Names.fresh("烧结炉//二十 号?#%");
    alias = Names.fresh("别名");
    RawAdministrator.register(
        shared,
        target,
        RawValue.text(1, "URL", "https://example.org/炉"),
        RawValue.text(2, "10320/loc", LOCATIONS));
    RawAdministrator.register(shared, alias, RawValue.text(1, "HS_ALIAS", target));
  }

  @Test
  void s5_followsAnAliasToAChineseName() throws Exception {
    assertThat(location("?type=URL")).isEqualTo("https://example.org/%E7%82%89");
    assertThat(location("?locatt=id:cn")).isEqualTo("https://cn.example/%E7%82%89");
    assertThat(location("?locatt=id:1&urlappend=%3Fa%3D%E7%A2%B3"))
        .isEqualTo("https://one.example/?a=%E7%A2%B3");
    HttpResponse<String> record = get(location("?noredirect"));
    assertThat(record.statusCode()).isEqualTo(200);
    assertThat(record.body()).contains("烧结炉//二十 号?#%", "10320/loc");
    assertThat(location("?noredirect&ignore_aliases")).isEqualTo("/api/handles/" + path(alias));
  }

  @Test
  void s7_choosesBetweenLocationsByChanceAndKnowsNoCountryUnlessConfigured() throws Exception {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < DRAWS && seen.size() < 2; i++) {
      seen.add(location(""));
    }

    assertThat(seen).containsExactlyInAnyOrder("https://one.example/", "https://two.example/");
    assertThat(get("/" + path(alias)).headers().firstValue("cache-control")).hasValue("no-store");
  }

  @Test
  void s5_saysWhereAnAliasLeadsThatIsNotHere() throws Exception {
    String away = Names.fresh("away");
    String circle = Names.fresh("circle");
    RawAdministrator.register(node, away, RawValue.text(1, "HS_ALIAS", "10.1000/<1>"));
    RawAdministrator.register(node, circle, RawValue.text(1, "HS_ALIAS", circle));

    HttpResponse<String> elsewhere = get("/" + path(away));
    HttpResponse<String> endless = get("/hdl/" + path(circle));

    assertThat(elsewhere.statusCode()).isEqualTo(404);
    assertThat(elsewhere.body())
        .contains("由其他节点负责", "another node", away + " → 10.1000/&lt;1&gt;")
        .doesNotContain("io.tanbiao", "Exception", "\tat ");
    assertThat(endless.statusCode()).isEqualTo(404);
    assertThat(endless.body()).contains("循环", "in a circle");
  }

  private String location(String query) throws Exception {
    HttpResponse<String> answer = get("/" + path(alias) + query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer.headers().firstValue("location").orElseThrow();
  }

  private HttpResponse<String> get(String pathAndQuery) throws Exception {
    int port = node.httpAddress().getPort();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + pathAndQuery))
            .header("Accept", "text/html")
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String path(String name) {
    int slash = name.indexOf('/');
    String suffix = URLEncoder.encode(name.substring(slash + 1), StandardCharsets.UTF_8);
    return name.substring(0, slash + 1) + suffix.replace("+", "%20");
  }
}
