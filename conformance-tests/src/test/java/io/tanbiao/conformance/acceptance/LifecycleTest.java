package io.tanbiao.conformance.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.client.OfficialClient;
import io.tanbiao.conformance.client.Way;
import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.PortBlock;
import io.tanbiao.conformance.node.Tanbiao;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawTunnel;
import io.tanbiao.conformance.raw.RawUdp;
import io.tanbiao.conformance.raw.RawValue;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.handle.hdllib.SiteInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start, stop, move, and what a second process is told (interface §2, §7). */
class LifecycleTest {
  private static final int IDLE_SECONDS = 2;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  @TempDir static Path directory;
  private static TanbiaoNode node;

  @BeforeAll
  static void creates() throws Exception {
    node =
        TanbiaoNode.create(
            directory.resolve("node"), "listen=127.0.0.1,::1", "tcp.idle=" + IDLE_SECONDS);
  }

  @AfterAll
  static void ends() throws Exception {
    if (node != null) {
      node.close();
    }
  }

  @BeforeEach
  void runs() throws Exception {
    if (!node.isAlive()) {
      node.start();
    }
  }

  @Test
  void answersWhatIsUnderWayAndStopsWhenTold() throws Exception {
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      assertThat(tcp.ask(RawRequests.resolve("0.NA/88.300")).code()).isEqualTo(1);
      long start = System.nanoTime();

      int exitCode = node.stop();

      assertThat(exitCode).as(node.output()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_STOP);
      assertThat(tcp.readIfAny()).isEmpty();
    }
    assertThat(node.data().resolve("run.json")).doesNotExist();
    assertThat(node.output() + node.logs()).doesNotContain("LEAK", "Exception");
  }

  @Test
  void servesOverIpv4AndIpv6() throws Exception {
    RawMessage request = RawRequests.resolve("0.NA/88.300");
    for (String loopback : List.of("127.0.0.1", "::1")) {
      InetSocketAddress handle = new InetSocketAddress(loopback, node.ports().handle());
      InetSocketAddress http = new InetSocketAddress(loopback, node.ports().http());
      try (RawTcp tcp = RawTcp.to(handle);
          RawUdp udp = RawUdp.to(handle)) {
        assertThat(tcp.ask(request).code()).isEqualTo(1);
        assertThat(udp.ask(request).code()).isEqualTo(1);
        assertThat(RawTunnel.ask(http, request).code()).isEqualTo(1);
      }
    }
  }

  @Test
  void closesConnectionsThatStaySilentOrStopAmidAMessage() throws Exception {
    RawMessage request = RawRequests.resolve("0.NA/88.300");
    try (RawTcp silent = RawTcp.to(node.handleAddress());
        RawTcp served = RawTcp.to(node.handleAddress());
        RawTcp stopped = RawTcp.to(node.handleAddress())) {
      assertThat(served.ask(request).code()).isEqualTo(1);
      stopped.send(request.octets().slice(0, 30));

      assertThat(silent.readIfAny()).isEmpty();
      assertThat(served.readIfAny()).isEmpty();
      assertThat(stopped.readIfAny().map(RawMessage::code)).isIn(Optional.empty(), Optional.of(4));
    }
  }

  @Test
  void announcesItsNewPortsWithAHigherSerial() throws Exception {
    // Given
    String name = Names.fresh("moved");
    RawAdministrator.register(node, name, RawValue.text(1, "URL", "https://example.org/moved"));
    SiteInfo before = OfficialClient.of(node).site();
    node.stop();

    // When
    node.move();
    node.start();

    // Then
    OfficialClient client = OfficialClient.of(node);
    assertThat(client.site().serialNumber).isEqualTo(before.serialNumber + 1);
    for (Way way : client.ways()) {
      assertThat(client.valuesOf(way, OfficialClient.resolution(name))).hasSize(2);
    }
    assertThat(client.resolver().findLocalSitesForNA(OfficialClient.utf8(TanbiaoNode.PREFIX)))
        .as("in the record of the prefix too")
        .containsExactly(client.site());
    node.stop();
    node.start();
    assertThat(OfficialClient.of(node).site()).as("same ports").isEqualTo(client.site());
  }

  @Test
  void refusesASecondProcessOnItsDirectory() throws Exception {
    Tanbiao.Result second =
        Tanbiao.run(
            directory,
            "serve",
            "--data",
            node.data().toString(),
            "--port-base",
            Integer.toString(PortBlock.free().base()));

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.stderr()).contains(Long.toString(node.pid())).doesNotContain("Exception");
    assertThat(node.isAlive()).isTrue();
  }

  @Test
  void refusesPortsThatAreTaken() throws Exception {
    node.stop();
    try (ServerSocket taken =
        new ServerSocket(node.ports().handle(), 1, InetAddress.getLoopbackAddress())) {
      Tanbiao.Result result =
          Tanbiao.run(
              directory,
              "serve",
              "--data",
              node.data().toString(),
              "--port-base",
              Integer.toString(taken.getLocalPort()));

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.stderr())
          .contains(Integer.toString(taken.getLocalPort()))
          .doesNotContain("Exception");
    }
  }

  @Test
  void refusesToInitialiseWhereSomethingIs() throws Exception {
    Tanbiao.Result result =
        Tanbiao.run(directory, "init", "--data", node.data().toString(), "--prefix", "88.301");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stderr()).contains(node.data().toString()).doesNotContain("Exception");
  }

  @Test
  void keepsItsKeysToItself() throws Exception {
    Set<PosixFilePermission> ownerOnly =
        Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    try (Stream<Path> keys = Files.list(node.data().resolve("keys"))) {
      List<Path> files = keys.toList();
      assertThat(files).extracting(Path::getFileName).contains(Path.of("admin.bin"));
      for (Path file : files) {
        assertThat(Files.getPosixFilePermissions(file)).as("%s", file).isEqualTo(ownerOnly);
      }
    }
  }

  @Test
  void comparesNamesWithCaseWhenMadeSo() throws Exception {
    Path data = directory.resolve("case-sensitive");
    PortBlock ports = PortBlock.free();
    String base = Integer.toString(ports.base());
    Tanbiao.ask(
        directory,
        "init",
        "--data",
        data.toString(),
        "--prefix",
        "88.300",
        "--port-base",
        base,
        "--case-sensitive");
    try (TanbiaoNode other = TanbiaoNode.serve(data, ports)) {
      RawAdministrator.register(other, "88.300/Case", RawValue.text(1, "URL", "x"));
      try (RawTcp tcp = RawTcp.to(other.handleAddress())) {
        RawMessage same = tcp.ask(RawRequests.resolve("88.300/Case"));
        RawMessage different = tcp.ask(RawRequests.resolve("88.300/CASE"));

        assertThat(List.of(same.code(), different.code())).containsExactly(1, 100);
        assertThat(tcp.ask(RawRequests.resolve("0.na/88.300")).code()).isEqualTo(1);
      }
    }
  }
}
