package io.tanbiao.conformance.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tanbiao.conformance.client.OfficialClient;
import io.tanbiao.conformance.client.Way;
import io.tanbiao.conformance.node.PortBlock;
import io.tanbiao.conformance.node.Tanbiao;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.RawTunnel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.handle.hdllib.HandleValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code quickstart}, and what one does after it. The steps build on each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuickstartTest {
  private static final String FURNACE = "88.300.15907/furnace-c20";
  private static final String BUILDING = "88.300.15907/building-c18";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;
  private static PortBlock ports;
  private static Path data;
  private static JsonNode printed;
  private static TanbiaoNode node;

  @BeforeAll
  static void runsQuickstart() throws Exception {
    ports = PortBlock.free();
    data = directory.resolve("D");
    printed = JSON.readTree(quickstart());
    node = TanbiaoNode.running(data, ports);
  }

  @AfterAll
  static void stops() throws Exception {
    if (node != null) {
      node.close();
    }
  }

  private static String quickstart() throws Exception {
    return Tanbiao.ask(
        directory,
        "quickstart",
        "--data",
        data.toString(),
        "--port-base",
        Integer.toString(ports.base()),
        "--no-wait",
        "--json");
  }

  @Test
  @Order(1)
  void printsWhereEverythingIs() throws Exception {
    assertThat(printed.path("handle").asText()).endsWith(":" + ports.handle());
    assertThat(printed.path("http").asText()).contains(":" + ports.http());
    assertThat(printed.path("management").asText()).contains(":" + ports.management());
    assertThat(Path.of(printed.path("site").asText())).isRegularFile();
    assertThat(Path.of(printed.path("adminKey").asText())).isRegularFile();
    assertThat(printed.path("pid").asLong()).isEqualTo(node.pid());
    assertThat(printed.path("sample").asText()).contains(FURNACE);
    assertThat(ProcessHandle.of(node.pid())).isPresent();
  }

  @ParameterizedTest
  @Order(2)
  @ValueSource(strings = {"", "--udp", "--tcp", "--http"})
  void resolvesTheSampleByTheCommand(String transport) throws Exception {
    String text = Tanbiao.ask(directory, resolve(FURNACE, transport));
    String json = Tanbiao.ask(directory, resolve(FURNACE, transport, "--json"));

    assertThat(text).contains("陶瓷辊道烧结炉", "0.667", "HS_ADMIN");
    JsonNode record = JSON.readTree(json);
    assertThat(record.path("handle").asText()).isEqualTo(FURNACE);
    assertThat(record.path("values")).hasSizeGreaterThan(5);
    assertThat(record.toString()).contains("陶瓷辊道烧结炉", "0.667");
  }

  @Test
  @Order(2)
  void resolvesTheSampleByTheOfficialClient() throws Exception {
    OfficialClient client = OfficialClient.of(node);

    for (Way way : client.ways()) {
      List<String> texts = new ArrayList<>();
      for (String name : List.of(FURNACE, BUILDING)) {
        for (HandleValue value : client.valuesOf(way, OfficialClient.resolution(name))) {
          texts.add(value.getDataAsString());
        }
      }

      assertThat(String.join("\n", texts)).contains("陶瓷辊道烧结炉", "山东金晟光伏", "利佰佳国际", "呼和浩特");
    }
  }

  @ParameterizedTest
  @Order(2)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          88.300.15907/furnace-c20 | 200 kW, 90 kW, 8500-9000, 9.8 °C, 0.4 °C, 3 %, 0 %, 0.667 CNY/kWh
          88.300.15907/furnace-c20 | 1000000 kWh, 997 t, 19000000 kWh, 18940 t, 12000000 CNY
          88.300.15907/building-c18 | 100000 m2, 50 W/m2, E = AD × EF, heat-storage tank (超导液储能箱)
          88.300.15907/building-c18 | -9066 t, -5177 t, period unstated, outside auxiliaries
          """)
  void holdsEveryPrintedInput(String name, String inputs) throws Exception {
    assertThat(overHttp(name).toString()).contains(inputs.split(", "));
  }

  @Test
  @Order(2)
  void declaresWhatIsDeclared() throws Exception {
    for (JsonNode value : overHttp(FURNACE).path("values")) {
      String data = value.path("data").path("value").asText();
      if (data.contains("997 t") || data.contains("1000000 kWh") || data.contains("2021-11")) {
        assertThat(value.path("type").asText()).startsWith("DECLARED.");
      }
    }
  }

  @Test
  @Order(2)
  void showsTheSampleAsJsonOverHttp() throws Exception {
    JsonNode record = overHttp(FURNACE);

    assertThat(record.path("responseCode").asInt()).isEqualTo(1);
    assertThat(record.path("handle").asText()).isEqualTo(FURNACE);
    assertThat(record.path("values").get(0).path("data").path("format").asText())
        .isEqualTo("string");
  }

  @Test
  @Order(3)
  void keepsEverythingThroughAKill() throws Exception {
    // Given
    JsonNode furnace = overHttp(FURNACE);
    JsonNode building = overHttp(BUILDING);

    // When
    node.kill();
    node.start();

    // Then
    assertThat(overHttp(FURNACE)).isEqualTo(furnace);
    assertThat(overHttp(BUILDING)).isEqualTo(building);
    resolvesTheSampleByTheOfficialClient();
  }

  @Test
  @Order(4)
  void runsASecondTimeOnTheSameData() throws Exception {
    // Given
    JsonNode furnace = overHttp(FURNACE);
    assertThat(node.stop()).isZero();
    assertThat(data.resolve("run.json")).doesNotExist();

    // When
    JsonNode again = JSON.readTree(quickstart());

    // Then
    TanbiaoNode second = TanbiaoNode.running(data, ports);
    try {
      assertThat(again.path("pid").asLong()).isEqualTo(second.pid());
      assertThat(overHttp(FURNACE)).as("not registered anew").isEqualTo(furnace);
      assertThat(Files.exists(data.resolve("siteinfo.json"))).isTrue();
    } finally {
      second.close();
    }
  }

  private static String[] resolve(String name, String... options) {
    List<String> arguments = new ArrayList<>(List.of("resolve", name));
    arguments.addAll(List.of("--server", "127.0.0.1:" + ports.handle()));
    for (String option : options) {
      if (!option.isEmpty()) {
        arguments.add(option);
      }
    }
    return arguments.toArray(new String[0]);
  }

  private static JsonNode overHttp(String name) throws Exception {
    RawTunnel.Answer answer = RawTunnel.get(node.httpAddress(), "/api/handles/" + name, "*/*");
    assertThat(answer.status()).isEqualTo(200);
    return JSON.readTree(answer.body().toArray());
  }
}
