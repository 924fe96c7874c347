package io.tanbiao.ops.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tanbiao.core.site.Site;
import io.tanbiao.ops.json.JsonText;
import io.tanbiao.protocol.json.SiteJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeIT {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @TempDir private Path root;
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void servesItsPrefixRecordAndSaysWhere() throws Exception {
    NodeDirectory directory = TestNode.init(root.resolve("node"));
    try (Node node = TestNode.start(directory)) {
      RunFile run = RunFile.find(directory).orElseThrow();

      HttpResponse<String> record = get(run.http() + "/api/handles/0.NA/88.300");

      assertThat(run).isEqualTo(node.runFile());
      assertThat(run.pid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(record.statusCode()).isEqualTo(200);
      assertThat(JsonText.readObject(record.body())).containsEntry("responseCode", 1L);
    }
    assertThat(directory.runFile()).doesNotExist();
  }

  @Test
  void announcesTheSameSiteEverywhere() throws Exception {
    NodeDirectory directory = TestNode.init(root.resolve("node"));
    try (Node node = TestNode.start(directory)) {
      Site site = SiteRecord.read(directory.siteFile());

      JsonNode served =
          io.tanbiao.protocol.json.JsonText.read(get(node.runFile().http() + "/api/site").body());
      String record = get(node.runFile().http() + "/api/handles/0.NA/88.300?index=1").body();

      assertThat(SiteJson.read(served.get("site"))).isEqualTo(site);
      assertThat(record).contains("\"serialNumber\":" + site.serial() + ",");
      assertThat(site.servers().get(0).interfaces())
          .allSatisfy(at -> assertThat(at.port()).isPositive());
    }
  }

  @Test
  void raisesTheSerialWhenItMovesAndKeepsItWhenNot() throws Exception {
    NodeDirectory directory = TestNode.init(root.resolve("node"));
    TestNode.start(directory).close();
    Site first = SiteRecord.read(directory.siteFile());
    int handlePort = first.servers().get(0).interfaces().get(0).port();
    int httpPort = first.servers().get(0).interfaces().get(2).port();

    TestNode.start(directory, "handle.port=" + handlePort, "http.port=" + httpPort).close();
    Site same = SiteRecord.read(directory.siteFile());
    TestNode.start(directory, "advertise=127.0.0.2").close();
    Site moved = SiteRecord.read(directory.siteFile());

    assertThat(same).isEqualTo(first);
    assertThat(moved.serial()).isEqualTo(first.serial() + 1);
    assertThat(moved.servers().get(0).inetAddress().getHostAddress()).isEqualTo("127.0.0.2");
  }

  @Test
  void showsMetricsHealthAndConfigurationToManagement() throws Exception {
    NodeDirectory directory = TestNode.init(root.resolve("node"));
    try (Node node = TestNode.start(directory)) {
      String management = node.runFile().management();
      get(node.runFile().http() + "/api/handles/0.NA/88.300");

      assertThat(get(management + "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(management + "/health/ready").body()).isEqualTo("{\"status\":\"UP\"}\n");
      assertThat(get(management + "/config").body()).contains("\"memory\":\"small\"");
      assertThat(get(management + "/metrics").body())
          .contains(
              "tanbiao_requests_total{code=\"1\",operation=\"resolution\",transport=\"rest\"} 1.0")
          .contains("tanbiao_store_writable 1.0")
          .contains("jvm_memory_used_bytes");
    }
  }

  @Test
  void recordsRequestsInTheAccessLog() throws Exception {
    NodeDirectory directory = TestNode.init(root.resolve("node"));
    try (Node node = TestNode.start(directory)) {
      get(node.runFile().http() + "/api/handles/88.300/no-such");
    }

    assertThat(Files.readAllLines(directory.logs().resolve("access.log")))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\trest\tresolution\t100\t")
                    .contains("\t88.300/no-such\t"));
  }

  @Test
  void refusesToServeADirectoryTwice() throws Exception {
    NodeDirectory directory = TestNode.init(root.resolve("node"));
    try (Node node = TestNode.start(directory)) {
      assertThatThrownBy(() -> TestNode.start(directory))
          .isInstanceOf(NodeException.class)
          .hasMessage(directory.root() + ": in use by process " + node.runFile().pid());
    }
  }

  @Test
  void namesThePortThatIsTakenAndWhoHasIt() throws Exception {
    NodeDirectory directory = TestNode.init(root.resolve("node"));
    for (String which : new String[] {"handle", "http", "management"}) {
      try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        String setting = which + ".port=" + taken.getLocalPort();

        assertThatThrownBy(() -> TestNode.start(directory, setting))
            .isInstanceOf(NodeException.class)
            .hasMessageContaining("port " + taken.getLocalPort())
            .hasMessageContaining("process " + ProcessHandle.current().pid())
            .hasMessageContaining("--set " + which + ".port=N");
      }
    }
    TestNode.start(directory).close();
  }

  @Test
  void refusesADirectoryWithoutNode() {
    assertThatThrownBy(() -> TestNode.start(new NodeDirectory(root)))
        .hasMessageContaining("tanbiao.yaml: no such file");
  }

  @Test
  void listensOnIpv6() throws Exception {
    NodeDirectory directory = TestNode.init(root.resolve("node"));
    try (Node node = TestNode.start(directory, "listen=::1", "advertise=::1")) {
      assertThat(node.runFile().handle()).startsWith("[0:0:0:0:0:0:0:1]:");
      assertThat(get(node.runFile().http() + "/api/site").statusCode()).isEqualTo(200);
    }
  }

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(DEADLINE).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
