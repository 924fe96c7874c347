package io.tanbiao.conformance.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawTunnel;
import io.tanbiao.conformance.raw.RawValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /api/handles/{name}} and {@code GET /{name}} (wire notes §7, captures rest-*). */
@ExtendWith(SharedNode.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADDRESS = "https://example.org/炉/20?a=b&c";
  private static final int TIMED = 1_893_456_000;

  private TanbiaoNode node;
  private String name;
  private String chinese;

  @BeforeAll
  void registers(TanbiaoNode shared) throws Exception {
    name = Names.fresh("Rest");
    chinese = Names.fresh("烧结炉/二十 号");
    RawValue withReference =
        new RawValue(
            8,
            0,
            0,
            600,
            RawValue.PUBLIC,
            "URL",
            Octets.utf8("https://example.org/8"),
            List.of(new RawValue.Reference("88.300/REC-2", 1)));
    RawValue timed =
        new RawValue(9, 0, 1, TIMED, 0xf, "TIMED", Octets.of(new byte[] {0, -1, 16}), List.of());
    RawAdministrator.register(
        shared,
        name,
        RawValue.text(1, "URL", ADDRESS),
        RawValue.text(2, "URL.PDF", "https://example.org/pdf"),
        RawValue.of(5, "NOTE", Octets.utf8("private"), RawValue.RESTRICTED),
        withReference,
        timed,
        RawValue.secret(301, "never-to-be-seen"));
    RawAdministrator.register(shared, chinese, RawValue.text(1, "描述", "陶瓷辊道烧结炉"));
  }

  @BeforeEach
  void takes(TanbiaoNode shared) {
    node = shared;
  }

  @Test
  void s7_printsARecordAsHandleNetDoes() throws Exception {
    JsonNode answer = getJson("/api/handles/" + name, 200);

    JsonNode expected =
        JSON.readTree(
            """
            {"responseCode":1,"handle":"%s","values":[
             {"index":1,"type":"URL","data":{"format":"string","value":"%s"},"ttl":86400},
             {"index":2,"type":"URL.PDF","data":{"format":"string","value":"https://example.org/pdf"},"ttl":86400},
             {"index":8,"type":"URL","data":{"format":"string","value":"https://example.org/8"},"ttl":600,
              "references":[{"handle":"88.300/REC-2","index":1}]},
             {"index":9,"type":"TIMED","data":{"format":"base64","value":"AP8Q"},"permissions":"1111","ttl":"2030-01-01T00:00:00Z"},
             {"index":100,"type":"HS_ADMIN","data":{"format":"admin","value":{"handle":"0.NA/88.300","index":300,"permissions":"111111111111"}},"ttl":86400}
            ]}
            """
                .formatted(name, ADDRESS));
    assertThat(withoutTimestamps(answer)).isEqualTo(expected);
    assertThat(answer.at("/values/0/timestamp").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(answer.toString()).doesNotContain("never-to-be-seen", "private");
  }

  @ParameterizedTest
  @CsvSource({
    "?index=1, 1",
    "?index=1&index=100, 1 100",
    "?type=URL, 1 8",
    "?type=url, 1 8",
    "?type=URL., 1 2 8",
    "?index=2&type=TIMED, 2 9",
    "?index=5&index=1, 1"
  })
  void s7_selects(String query, String indexes) throws Exception {
    JsonNode answer = getJson("/api/handles/" + name + query, 200);

    assertThat(answer.get("values"))
        .extracting(value -> value.get("index").asText())
        .containsExactly(indexes.split(" "));
  }

  @Test
  void s7_echoesTheNameAndFindsChinese() throws Exception {
    String lower = name.toLowerCase(Locale.ROOT);
    String encoded = URLEncoder.encode(chinese, StandardCharsets.UTF_8).replace("+", "%20");

    assertThat(getJson("/api/handles/" + lower, 200).get("handle").asText()).isEqualTo(lower);
    JsonNode answer = getJson("/api/handles/" + encoded, 200);
    assertThat(answer.get("handle").asText()).isEqualTo(chinese);
    assertThat(answer.at("/values/0/data/value").asText()).isEqualTo("陶瓷辊道烧结炉");
    assertThat(getJson("/api/handles/" + encoded.replace("%2F", "/"), 200)).isEqualTo(answer);
  }

  @Test
  void s7_saysWhatIsMissing() throws Exception {
    JsonNode noValue = getJson("/api/handles/" + name + "?index=77", 200);
    assertThat(noValue.get("responseCode").asInt()).isEqualTo(200);
    assertThat(noValue.get("values")).isEmpty();
    assertThat(getJson("/api/handles/" + name + "?index=5", 200).get("responseCode").asInt())
        .as("restricted")
        .isEqualTo(200);
    assertThat(getJson("/api/handles/88.300/absent", 404).toString())
        .isEqualTo("{\"responseCode\":100,\"handle\":\"88.300/absent\"}");
    assertThat(getJson("/api/handles/88.999/x", 400).get("responseCode").asInt()).isEqualTo(301);
    assertThat(getJson("/api/nonsense", 404).get("responseCode").asInt()).isEqualTo(4);
  }

  @Test
  void s7_redirectsToTheUrlOfTheRecord() throws Exception {
    RawTunnel.Answer answer = RawTunnel.get(node.httpAddress(), "/" + name, "*/*");

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.field("location"))
        .hasValueSatisfying(
            location -> assertThat(location).startsWith("https://example.org/").endsWith("?a=b&c"));
    RawTunnel.Answer unredirected =
        RawTunnel.get(node.httpAddress(), "/" + name + "?noredirect", "*/*");
    assertThat(unredirected.status()).as("as Handle.Net without its proxy").isEqualTo(302);
    assertThat(unredirected.field("location")).hasValue("/api/handles/" + name);
    assertThat(RawTunnel.get(node.httpAddress(), "/88.300/absent", "*/*").status()).isEqualTo(404);
  }

  @Test
  void s7_showsItsSite() throws Exception {
    JsonNode site = getJson("/api/site", 200).get("site");

    assertThat(site).isEqualTo(JSON.readTree(node.siteFile().toFile()));
  }

  private JsonNode getJson(String path, int status) throws Exception {
    RawTunnel.Answer answer = RawTunnel.get(node.httpAddress(), path, "application/json");
    assertThat(answer.status()).as(answer.body().text()).isEqualTo(status);
    assertThat(answer.field("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(answer.field("content-length")).hasValue("" + answer.body().length());
    return JSON.readTree(answer.body().toArray());
  }

  private static JsonNode withoutTimestamps(JsonNode answer) {
    JsonNode copy = answer.deepCopy();
    copy.get("values").forEach(value -> ((ObjectNode) value).remove("timestamp"));
    return copy;
  }
}
