package io.tanbiao.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.ops.json.JsonText;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.TestNode;
import io.tanbiao.ops.sample.Sample;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartIT {
  @TempDir private Path temporary;

  @Test
  void makesANodeWithSamplesAndGoesOnInTheBackground() throws Exception {
    String data = temporary.resolve("node").toString();
    int base = threeFreePorts();
    CommandRun first =
        TanbiaoProcess.run(
            temporary,
            "quickstart",
            "--data",
            data,
            "--port-base",
            "" + base,
            "--no-wait",
            "--json");
    Map<String, Object> result = JsonText.readObject(first.out());
    ProcessHandle node = ProcessHandle.of((Long) result.get("pid")).orElseThrow();
    try {
      assertThat(first.exitCode()).as(first.err()).isZero();
      assertThat(result)
          .containsEntry("handle", "127.0.0.1:" + base)
          .containsEntry("http", "http://127.0.0.1:" + (base + 1))
          .containsEntry("management", "http://127.0.0.1:" + (base + 2))
          .containsEntry("site", data + "/siteinfo.json")
          .containsEntry("adminKey", data + "/keys/admin.pem")
          .containsEntry("sample", "88.300.15907/furnace-c20")
          .containsEntry("label", null);

      assertResolves("127.0.0.1:" + base);
      assertChangesNothingASecondTime(data, node.pid());
    } finally {
      node.destroy();
      node.onExit().get(TanbiaoProcess.DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  void runsInTheForegroundUntilItIsStopped() throws Exception {
    NodeDirectory directory = new NodeDirectory(temporary.resolve("node"));
    String base = String.valueOf(threeFreePorts());
    try (TanbiaoProcess node =
        TanbiaoProcess.start(
            temporary, "quickstart", "--data", directory.root().toString(), "--port-base", base)) {
      node.awaitRunning(directory);
      awaitErr(node, "Stop with Ctrl-C.");

      assertThat(node.out())
          .contains("Handle:")
          .contains("siteinfo.json")
          .contains("admin.pem")
          .contains("resolve 88.300.15907/furnace-c20 --server 127.0.0.1:" + base);
      node.signal("INT");
      assertThat(node.exitCode()).isZero();
    }
  }

  @Test
  void refusesANodeForAnotherPrefix() throws Exception {
    String data = temporary.resolve("node").toString();
    assertThat(CommandRun.of("init", "--data", data, "--prefix", "88.301").exitCode()).isZero();

    CommandRun refused = CommandRun.of("quickstart", "--data", data, "--no-wait");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("a node for prefix 88.301 (expected: 88.300)");
  }

  @Test
  void explainsWhyTheNodeDidNotStart() throws Exception {
    NodeDirectory directory = TestNode.init(temporary.resolve("node"));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String base = String.valueOf(taken.getLocalPort());

      CommandRun refused =
          TanbiaoProcess.run(
              temporary,
              "quickstart",
              "--no-wait",
              "--data",
              directory.root().toString(),
              "--port-base",
              base);

      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err()).contains("tanbiao: Handle port " + base + ": in use by process ");
    }
  }

  private static void assertResolves(String server) {
    for (Sample sample : Sample.records()) {
      for (String transport : new String[] {"--udp", "--tcp", "--http"}) {
        String name = sample.handle().toString();
        CommandRun resolved = CommandRun.of("resolve", name, transport, "--server", server);
        assertThat(resolved.exitCode()).isZero();
        assertThat(sample.values())
            .allSatisfy(value -> assertThat(resolved.out()).contains(value.data().text()));
      }
    }
  }

  private void assertChangesNothingASecondTime(String data, long pid) throws Exception {
    String before = CommandRun.of("resolve", "88.300.15907/furnace-c20", "--data", data).out();

    CommandRun second = CommandRun.of("quickstart", "--data", data, "--no-wait");

    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).endsWith("\npid " + pid + "\n");
    assertThat(CommandRun.of("resolve", "88.300.15907/furnace-c20", "--data", data).out())
        .isEqualTo(before);
    assertThat(CommandRun.of("prefix", "list", "--data", data).out())
        .isEqualTo("88.300\n88.300.15907\n");
  }

  private static void awaitErr(TanbiaoProcess node, String text) throws Exception {
    long deadline = System.nanoTime() + TanbiaoProcess.DEADLINE.toNanos();
    while (!node.err().contains(text)) {
      assertThat(System.nanoTime()).as(text).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** The first of three free ports in a row. */
  private static int threeFreePorts() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int i = 0; i < 50; i++) {
      try (ServerSocket first = new ServerSocket(0, 1, loopback);
          DatagramSocket udp = new DatagramSocket(first.getLocalPort(), loopback);
          ServerSocket second = new ServerSocket(first.getLocalPort() + 1, 1, loopback);
          ServerSocket third = new ServerSocket(first.getLocalPort() + 2, 1, loopback)) {
        assertThat(udp.getLocalPort()).isEqualTo(third.getLocalPort() - 2);
        assertThat(second.getLocalPort()).isPositive();
        return first.getLocalPort();
      } catch (java.net.BindException | IllegalArgumentException e) {
        assertThat(i).as("three free ports in a row").isLessThan(49);
      }
    }
    throw new AssertionError("no three free ports in a row");
  }
}
