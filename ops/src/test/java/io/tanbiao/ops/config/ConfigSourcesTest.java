package io.tanbiao.ops.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Reference;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourcesTest {
  @TempDir private Path directory;

  @Test
  void usesTheFallbackOfEveryKeyWithoutFile() throws Exception {
    NodeConfig config = ConfigSources.of(directory.resolve("tanbiao.yaml")).read();

    assertThat(config.ports()).isEqualTo(new NodeConfig.Ports(2641, 8000, 8001));
    assertThat(config.listen()).containsExactly(InetAddress.getLoopbackAddress());
    assertThat(config.challengeTimeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.texts().keySet())
        .containsExactlyElementsOf(Settings.ALL.stream().map(Setting::key).toList());
  }

  @Test
  void readsNestedAndDottedKeys() throws Exception {
    Path file =
        file(
            """
            prefix: 88.300
            listen: [127.0.0.1, "::1"]
            handle:
              port: 26410
            http.port: 26411
            serverAdministrators:
              - 300:0.NA/88.300
            """);

    NodeConfig config = ConfigSources.of(file).read();

    assertThat(config.prefix().toString()).isEqualTo("88.300");
    assertThat(config.listen()).hasSize(2);
    assertThat(config.ports()).isEqualTo(new NodeConfig.Ports(26410, 26411, 8001));
    assertThat(config.serverAdministrators().identities())
        .containsExactly(Reference.parse("300:0.NA/88.300"));
  }

  @Test
  void refusesSmallestKeysAboveTheLargest() throws Exception {
    Path same = file("sessions:\n  minKeyBits: 2048\n  maxKeyBits: 2048\n");
    assertThat(ConfigSources.of(same).read().sessions().minKeyBits()).isEqualTo(2048);
    Path above = file("sessions:\n  minKeyBits: 2049\n  maxKeyBits: 2048\n");

    assertThatThrownBy(() -> ConfigSources.of(above).read())
        .isInstanceOf(ConfigException.class)
        .hasMessage("sessions.maxKeyBits: 2048 (expected: from 2049)");
  }

  @Test
  void namesFileLineAndNeighboursOfAnUnknownKey() throws Exception {
    Path file = file("prefix: 88.300\nhandel:\n  port: 1\n");

    assertThatThrownBy(() -> ConfigSources.of(file).read())
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file + ":3: handel.port: unknown key (expected: ")
        .hasMessageContaining("handle.port");
  }

  @Test
  void namesFileLineAndRangeOfAValueOutOfRange() throws Exception {
    Path file = file("# ports\nhandle:\n  port: 65536\n");

    assertThatThrownBy(() -> ConfigSources.of(file).read())
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ":3: handle.port: 65536 (expected: 0..65535)");
  }

  @Test
  void namesBothLinesOfAKeySetTwice() throws Exception {
    Path file = file("http.port: 1\nhttp:\n  port: 2\n");

    assertThatThrownBy(() -> ConfigSources.of(file).read())
        .hasMessage(file + ":3: http.port: already set at " + file + ":1");
  }

  @Test
  void refusesWhatIsNoYaml() throws Exception {
    Path file = file("prefix: [88.300\n");

    assertThatThrownBy(() -> ConfigSources.of(file).read())
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(file + ":");
  }

  @Test
  void refusesAFileThatWasNamedAndIsMissing() {
    Path file = directory.resolve("other.yaml");
    var sources = new ConfigSources(file, true, Map.of(), List.of(), OptionalInt.empty());

    assertThatThrownBy(sources::read).hasMessage(file + ": no such file");
  }

  @Test
  void refusesAFileBeyondItsLimit() throws Exception {
    int limit = YamlText.MAX_FILE_OCTETS;

    assertThat(ConfigSources.of(file("#".repeat(limit - 1))).read()).isNotNull();
    assertThat(ConfigSources.of(file("#".repeat(limit))).read()).isNotNull();
    Path tooLong = file("#".repeat(limit + 1));
    assertThatThrownBy(() -> ConfigSources.of(tooLong).read())
        .hasMessageContaining("expected: 0.." + limit);
  }

  @Test
  void letsLaterSourcesWin() throws Exception {
    Path file = file("handle.port: 1\nhttp.port: 1\nmanagement.port: 1\ntcp.idle: 1\n");
    Map<String, String> environment =
        Map.of("TANBIAO_HTTP_PORT", "2", "TANBIAO_MANAGEMENT_PORT", "2", "TANBIAO_TCP_IDLE", "2");
    List<String> overrides = List.of("management.port=3", "tcp.idle=3");

    NodeConfig config =
        new ConfigSources(file, true, environment, overrides, OptionalInt.empty()).read();
    NodeConfig based =
        new ConfigSources(file, true, environment, overrides, OptionalInt.of(700)).read();

    assertThat(config.ports()).isEqualTo(new NodeConfig.Ports(1, 2, 3));
    assertThat(config.tcp().idle()).isEqualTo(Duration.ofSeconds(3));
    assertThat(based.ports()).isEqualTo(new NodeConfig.Ports(700, 701, 702));
  }

  @Test
  void namesTheSourceOfABadValue() {
    assertThatThrownBy(() -> overridden("memory=huge"))
        .hasMessage("--set: memory: huge (expected: small, default, large)");
    assertThatThrownBy(() -> overridden("colour=red"))
        .hasMessageStartingWith("--set colour: unknown key");
    assertThatThrownBy(() -> overridden("memory")).hasMessage("--set memory (expected: key=value)");
    Map<String, String> environment = Map.of("TANBIAO_LISTEN", "example.org");
    Path none = directory.resolve("none");
    var sources = new ConfigSources(none, false, environment, List.of(), OptionalInt.empty());
    assertThatThrownBy(sources::read).hasMessageStartingWith("TANBIAO_LISTEN: listen: example.org");
  }

  @Test
  void boundsThePortBase() throws Exception {
    assertThat(based(1).ports()).isEqualTo(new NodeConfig.Ports(1, 2, 3));
    assertThat(based(65533).ports()).isEqualTo(new NodeConfig.Ports(65533, 65534, 65535));
    assertThatThrownBy(() -> based(0)).hasMessage("--port-base 0 (expected: 1..65533)");
    assertThatThrownBy(() -> based(65534)).hasMessage("--port-base 65534 (expected: 1..65533)");
  }

  private NodeConfig based(int base) throws ConfigException {
    return new ConfigSources(
            directory.resolve("none"), false, Map.of(), List.of(), OptionalInt.of(base))
        .read();
  }

  private NodeConfig overridden(String override) throws ConfigException {
    return new ConfigSources(
            directory.resolve("none"), false, Map.of(), List.of(override), OptionalInt.empty())
        .read();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("tanbiao.yaml"), text);
  }
}
