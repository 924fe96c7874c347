package io.tanbiao.ops.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.RunFile;
import io.tanbiao.ops.node.TestNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeIT {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  @TempDir private Path temporary;
  private NodeDirectory directory;

  @BeforeEach
  void init() throws Exception {
    directory = TestNode.init(temporary.resolve("node"));
  }

  @Test
  void stopsOnSigtermInTimeAndLeavesNoRunFile() throws Exception {
    try (TanbiaoProcess node = serve()) {
      RunFile run = node.awaitRunning(directory);
      assertThat(node.out()).startsWith("Ready. Handle " + run.handle() + ", HTTP ");

      long start = System.nanoTime();
      node.signal("TERM");

      assertThat(node.exitCode()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_STOP);
      assertThat(directory.runFile()).doesNotExist();
    }
  }

  @Test
  void stopsInTimeAlthoughPeersDoNotFinish() throws Exception {
    try (TanbiaoProcess node = serve()) {
      RunFile run = node.awaitRunning(directory);
      try (Socket tcp = connected(run.handle());
          Socket http = connected(run.http().substring("http://".length()))) {
        tcp.getOutputStream().write(new byte[] {2, 11, 2, 11});
        http.getOutputStream().write("GET /api/site HTTP/1.1\r\n".getBytes(US_ASCII));

        long start = System.nanoTime();
        node.signal("TERM");

        assertThat(node.exitCode()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_STOP);
      }
    }
  }

  @Test
  void keepsEveryAcknowledgedRecordThroughAKill() throws Exception {
    String data = directory.root().toString();
    try (TanbiaoProcess node = serve()) {
      node.awaitRunning(directory);
      assertThat(
              CommandRun.of("create", "88.300/kept", "--value", "1 A b", "--data", data).exitCode())
          .isZero();
      node.signal("KILL");
      assertThat(node.exitCode()).isNotZero();
    }
    assertThat(CommandRun.of("status", "--data", data).exitCode()).isEqualTo(3);

    try (TanbiaoProcess again = serve()) {
      again.awaitRunning(directory);
      for (String transport : new String[] {"--udp", "--tcp", "--http"}) {
        assertThat(CommandRun.of("resolve", "88.300/kept", transport, "--data", data).out())
            .contains("1  A");
      }
    }
  }

  @Test
  void refusesASecondProcessWithThePidOfTheFirst() throws Exception {
    try (TanbiaoProcess node = serve()) {
      RunFile run = node.awaitRunning(directory);

      CommandRun second =
          TanbiaoProcess.run(temporary, "serve", "--data", directory.root().toString());

      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.err())
          .contains("tanbiao: " + directory.root() + ": in use by process " + run.pid());
      assertThat(node.isAlive()).isTrue();
    }
  }

  @Test
  void endsWith1WhenAPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String setting = "handle.port=" + taken.getLocalPort();

      CommandRun refused =
          TanbiaoProcess.run(
              temporary, "serve", "--data", directory.root().toString(), "--set", setting);

      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err())
          .contains("tanbiao: Handle port " + taken.getLocalPort() + ": in use by process ");
    }
  }

  @Test
  void reloadsOnSighupAndKeepsTheOldConfigurationWhenTheNewOneIsWrong() throws Exception {
    try (TanbiaoProcess node = serve()) {
      node.awaitRunning(directory);
      String good = Files.readString(directory.config());

      Files.writeString(directory.config(), good + "log.access: nothing\n");
      node.signal("HUP");
      awaitLog("not reloaded");
      Files.writeString(directory.config(), good + "log.access: none\n");
      node.signal("HUP");
      awaitLog("configuration reloaded");

      assertThat(node.isAlive()).isTrue();
    }
  }

  @Test
  void writesNothingOutsideItsDirectory() throws Exception {
    try (TanbiaoProcess node = serve()) {
      node.awaitRunning(directory);

      assertThat(directory.temporary()).isDirectoryContaining("glob:**rocksdb*");
      try (var libraries = Files.list(directory.temporary())) {
        assertThat(libraries).isNotEmpty();
      }
    }
  }

  private static Socket connected(String address) throws Exception {
    int colon = address.lastIndexOf(':');
    int port = Integer.parseInt(address, colon + 1, address.length(), 10);
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private void awaitLog(String text) throws Exception {
    Path log = directory.logs().resolve("tanbiao.log");
    long deadline = System.nanoTime() + TanbiaoProcess.DEADLINE.toNanos();
    while (!Files.readString(log).contains(text)) {
      assertThat(System.nanoTime()).as(text).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private TanbiaoProcess serve() throws Exception {
    return TanbiaoProcess.start(
        temporary, "serve", "--data", directory.root().toString(), "--set", "memory=small");
  }
}
