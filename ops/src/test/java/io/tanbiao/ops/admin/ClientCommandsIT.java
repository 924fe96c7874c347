package io.tanbiao.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.ops.json.JsonText;
import io.tanbiao.ops.node.Node;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.TestNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCommandsIT {
  @TempDir private static Path root;
  private static NodeDirectory directory;
  private static Node node;

  @BeforeAll
  static void start() throws Exception {
    directory = TestNode.init(root.resolve("node"));
    node = TestNode.start(directory);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void registersAndResolvesByEveryTransport() {
    CommandRun created = run("create", "88.300/陶瓷-1", "--value", "1 URL https://example.org/a b");

    assertThat(created).isEqualTo(new CommandRun(0, "88.300/陶瓷-1: registered.\n", ""));
    for (String transport : new String[] {"--udp", "--tcp", "--http", "--json"}) {
      CommandRun resolved = run("resolve", "88.300/陶瓷-1", transport);
      assertThat(resolved.err()).isEmpty();
      assertThat(resolved.exitCode()).isZero();
      assertThat(resolved.out())
          .contains("88.300/陶瓷-1")
          .contains("https://example.org/a b")
          .contains("111111111111");
    }
    assertThat(run("resolve", "88.300/陶瓷-1", "--json").out())
        .startsWith("{\"responseCode\":1,\"handle\":\"88.300/陶瓷-1\",\"values\":[{\"index\":1,");
  }

  @Test
  void addsModifiesRemovesAndDeletes() {
    assertThat(run("create", "88.300/steps").exitCode()).isZero();

    assertThat(run("add", "88.300/steps", "--value", "1 A a", "--value", "2 B b").exitCode())
        .isZero();
    assertThat(run("modify", "88.300/steps", "--value", "2 B changed").exitCode()).isZero();
    assertThat(run("resolve", "88.300/steps", "--index", "2").out()).contains("changed");
    assertThat(run("remove", "88.300/steps", "--index", "2").exitCode()).isZero();
    assertThat(run("resolve", "88.300/steps", "--type", "B"))
        .isEqualTo(new CommandRun(1, "", "tanbiao: 88.300/steps: 200 values not found\n"));
    assertThat(run("delete", "88.300/steps").exitCode()).isZero();
    assertThat(run("resolve", "88.300/steps").err()).contains("100 handle not found");
    assertThat(run("resolve", "88.300/steps", "--lang", "zh").err()).contains("100 标识不存在");
  }

  @Test
  void takesValuesOfAFileInTheJsonOfHandleNet() throws Exception {
    Path file =
        Files.writeString(
            root.resolve("values.json"),
            "{\"values\":[{\"index\":7,\"type\":\"EMAIL\",\"data\":\"a@example.org\"}]}");

    assertThat(run("create", "88.300/from-file", "--file", file.toString()).exitCode()).isZero();

    assertThat(run("resolve", "88.300/from-file").out()).contains("a@example.org");
  }

  @Test
  void refusesWhatExistsUnlessItMayOverwrite() {
    run("create", "88.300/twice", "--value", "1 A first");

    CommandRun again = run("create", "88.300/twice", "--value", "1 A second");
    CommandRun replaced = run("create", "88.300/twice", "--value", "1 A second", "--overwrite");

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).startsWith("tanbiao: 88.300/twice: 101 handle already exists");
    assertThat(replaced.out()).isEqualTo("88.300/twice: replaced.\n");
    assertThat(run("resolve", "88.300/twice").out()).contains("second").doesNotContain("first");
  }

  @Test
  void mintsASuffix() {
    CommandRun minted = run("create", "88.300/m-", "--mint", "--json");

    String handle = JsonText.text(JsonText.readObject(minted.out()).get("handle"), "handle");
    assertThat(handle).matches("88\\.300/m-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @Test
  void homesAndUnhomesPrefixes() {
    assertThat(run("prefix", "home", "88.300.7").exitCode()).isZero();
    assertThat(run("prefix", "list").out().lines()).contains("88.300", "88.300.7");
    assertThat(run("prefix", "unhome", "0.NA/88.300.7").exitCode()).isZero();
    assertThat(run("prefix", "list").out().lines()).doesNotContain("88.300.7");
    assertThat(run("prefix", "show", "88.300").out()).contains("HS_VLIST");
  }

  @Test
  void tellsTheStatusOfTheNode() {
    CommandRun local = run("status", "--json");
    CommandRun remote = CommandRun.of("status", "--server", node.runFile().handle());

    assertThat(JsonText.readObject(local.out()))
        .containsEntry("ready", true)
        .containsEntry("handle", node.runFile().handle());
    assertThat(remote.exitCode()).isZero();
    assertThat(remote.out()).contains("serial: ");
  }

  @Test
  void asksAnotherNodeInTheNameOfItsOptions() {
    String server = node.runFile().handle();
    CommandRun asked =
        CommandRun.of(
            "create",
            "88.300/remote",
            "--server",
            server,
            "--as",
            "300:0.NA/88.300",
            "--key",
            directory.adminKeyOfHandleNet().toString());

    assertThat(asked.err()).isEmpty();
    assertThat(asked.exitCode()).isZero();
    assertThat(CommandRun.of("resolve", "88.300/remote", "--server", server).exitCode()).isZero();
  }

  @Test
  void refusesAStrangersKey() {
    Path key = root.resolve("stranger.pem");
    CommandRun.of("key", "generate", key.toString());

    CommandRun refused = run("create", "88.300/stolen", "--key", key.toString());

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("403 authentication failed");
  }

  @Test
  void endsWith2WhenCalledInAWayItDoesNotKnow() {
    assertThat(run("resolve").exitCode()).isEqualTo(2);
    assertThat(run("resolve", "88.300/x", "--udp", "--tcp").exitCode()).isEqualTo(2);
    assertThat(run("add", "88.300/x").exitCode()).isEqualTo(2);
    assertThat(run("add", "88.300/x", "--value", "one A b").exitCode()).isEqualTo(2);
    assertThat(run("no-such-command").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("create", "88.300/x", "--server", "127.0.0.1").exitCode())
        .isEqualTo(2);
    assertThat(CommandRun.of("resolve", "88.300/x", "--server", "a:b:c").exitCode()).isNotZero();
  }

  @Test
  void endsWith3WhenNobodyIsThere() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    assertThat(CommandRun.of("resolve", "88.300/x", "--server", "127.0.0.1:" + free).exitCode())
        .isEqualTo(3);
    assertThat(CommandRun.of("status", "--server", "127.0.0.1:" + free).exitCode()).isEqualTo(3);
    assertThat(CommandRun.of("status", "--data", root.resolve("none").toString()).exitCode())
        .isEqualTo(3);
  }

  private static CommandRun run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--data");
    all.add(directory.root().toString());
    return CommandRun.of(all.toArray(String[]::new));
  }
}
