package io.tanbiao.ops.node;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.site.Site;
import io.tanbiao.ops.config.ConfigSources;
import io.tanbiao.ops.json.JsonText;
import io.tanbiao.protocol.json.SiteJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
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
    assertThat(SiteRecord.read(directory.siteFile()).serial()).isEqualTo(1);
    TestNode.start(directory).close();
  }

  @Test
  void takesOverANewCertificateForNewConnections() throws Exception {
    NodeDirectory directory = TestNode.init(root.resolve("node"));
    Path other = TestNode.init(root.resolve("other")).keys();
    try (Node node = TestNode.start(directory)) {
      X509Certificate first = served(node);
      Files.copy(other.resolve("certificate.pem"), directory.certificate(), REPLACE_EXISTING);
      Files.copy(other.resolve("server.pem"), directory.serverKey(), REPLACE_EXISTING);

      node.reload(ConfigSources.of(directory.config()).read());

      assertThat(first.getPublicKey()).isNotEqualTo(served(node).getPublicKey());
      Files.writeString(directory.certificate(), "no certificate");
      assertThatThrownBy(() -> node.reload(ConfigSources.of(directory.config()).read()))
          .isInstanceOf(NodeException.class)
          .hasMessageContaining("certificate.pem");
      assertThat(served(node)).isNotNull();
    }
  }

  @Test
  void servesHttpsWithTheKeyOfItsSiteRecord() throws Exception {
    NodeDirectory directory = TestNode.init(root.resolve("node"));
    try (Node node = TestNode.start(directory)) {
      Octets siteKey = SiteRecord.read(directory.siteFile()).servers().get(0).publicKey();

      assertThat(PublicKeyCodec.encode(served(node).getPublicKey())).isEqualTo(siteKey);
    }
  }

  /** Where it asks, browsers may ask people to choose one. */
  @Test
  void asksForCertificatesUnlessToldNotTo() throws Exception {
    NodeDirectory directory = TestNode.init(root.resolve("node"));
    try (Node node = TestNode.start(directory)) {
      assertThat(asksForCertificates(node)).isTrue();
    }
    try (Node node = TestNode.start(directory, "http.clientCertificates=false")) {
      assertThat(asksForCertificates(node)).isFalse();
    }
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

  private static boolean asksForCertificates(Node node) throws Exception {
    AskedForCertificate asked = new AskedForCertificate();
    served(node, asked);
    return asked.asked;
  }

  private static X509Certificate served(Node node) throws Exception {
    return served(node, new AskedForCertificate());
  }

  /** The certificate that a new connection gets, by the version that Handle clients speak. */
  private static X509Certificate served(Node node, KeyManager ours) throws Exception {
    TrustManager anybody =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLSv1.2");
    context.init(new KeyManager[] {ours}, new TrustManager[] {anybody}, null);
    URI http = URI.create(node.runFile().http());
    try (SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), http.getPort())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private HttpResponse<String> get(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(DEADLINE).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** A client without certificates that notes whether it was asked for one. */
  private static final class AskedForCertificate extends X509ExtendedKeyManager {
    private boolean asked;

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      asked = true;
      return null;
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      throw new AssertionError("this is a client");
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[0];
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      throw new AssertionError("no key for " + alias);
    }
  }
}
