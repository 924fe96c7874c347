package io.tanbiao.ops.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tanbiao.ops.json.JsonText;
import io.tanbiao.ops.node.Node;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.RunFile;
import io.tanbiao.ops.node.TestNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactCommandIT {
  private static final String SUMS = ": \\d+ octets before, \\d+ after, in \\d+\\.\\d s\\.\n";
  private static final String STARTED =
      "{\"state\":\"running\",\"since\":\"2026-01-02T03:04:05Z\"}";

  @TempDir private Path root;
  private NodeDirectory directory;

  @BeforeEach
  void makeNode() throws Exception {
    directory = TestNode.init(root.resolve("data"));
  }

  @Test
  void compactsTheStoreOfANodeThatDoesNotRun() throws Exception {
    CommandRun run = run("compact");
    CommandRun json = run("compact", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).matches(directory.store() + SUMS);
    assertThat(json.exitCode()).isZero();
    assertThat(JsonText.readObject(json.out()))
        .containsOnlyKeys("octetsBefore", "octetsAfter", "millis");
    try (Node node = TestNode.start(directory)) {
      assertThat(node.runFile()).isNotNull();
      assertThat(run("resolve", "0.NA/88.300").exitCode()).isZero();
    }
  }

  @Test
  void asksTheNodeThatRuns() throws Exception {
    try (Node node = TestNode.start(directory)) {
      CommandRun run = run("compact");
      CommandRun json = run("compact", "--json");
      CommandRun chinese = run("compact", "--lang", "zh");
      CommandRun background = run("compact", "--no-wait");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).matches(directory.store() + SUMS);
      assertThat(JsonText.readObject(json.out()))
          .containsOnlyKeys("octetsBefore", "octetsAfter", "millis");
      assertThat(chinese.out()).contains("压实前");
      assertThat(background.exitCode()).as(background.err()).isZero();
      assertThat(background.out())
          .isEqualTo("Process " + node.runFile().pid() + " compacts its store.\n");
    }
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    CommandRun server = run("compact", "--server", "127.0.0.1:2641");
    CommandRun nobody = run("compact", "--no-wait");
    CommandRun nothing = CommandRun.of("compact", "--data", root.resolve("none").toString());

    assertThat(server.exitCode()).isEqualTo(2);
    assertThat(server.err()).contains("--server 127.0.0.1:2641 (expected: --data DIR");
    assertThat(nobody.exitCode()).isEqualTo(3);
    assertThat(nobody.err()).contains("no node runs here");
    assertThat(nothing.exitCode()).isEqualTo(1);
    assertThat(nothing.err()).contains("no node here; make one with: tanbiao init");
  }

  @Test
  void refusesADirectoryThatAnotherProcessWorksOn() throws Exception {
    try (Node node = TestNode.start(directory)) {
      Files.delete(directory.runFile());

      CommandRun run = run("compact");

      assertThat(node.runFile()).isNotNull();
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void saysThatTheStoreIsDamaged() throws Exception {
    assertThat(run("compact").exitCode()).isZero();
    try (Stream<Path> files = Files.list(directory.store())) {
      files.filter(file -> file.toString().endsWith(".sst")).forEach(CompactCommandIT::damage);
    }

    CommandRun run = run("compact");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("tanbiao: ").containsPattern("damaged|cannot be opened");
  }

  @Test
  void saysThatTheNodeIsAtItAlready() throws Exception {
    try (StubbedNode node = new StubbedNode()) {
      node.answersPost(409, "{\"reason\":\"already running\",\"since\":\"2026-01-02T03:04:05Z\"}");

      CommandRun run = run("compact");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("already running").contains("since 2026-01-02T03:04:05Z");
    }
  }

  @Test
  void saysWhyTheNodeRefusesOrFailed() throws Exception {
    try (StubbedNode node = new StubbedNode()) {
      node.answersPost(404, "Status: 404");
      CommandRun unknown = run("compact");
      node.answersPost(202, STARTED);
      node.state =
          "{\"state\":\"idle\",\"last\":{\"started\":\"2026-01-02T03:04:05Z\","
              + "\"outcome\":\"failed\",\"reason\":\"no space left on the disk\"}}";
      CommandRun failed = run("compact");
      node.state = "{\"state\":\"idle\"}";
      CommandRun restarted = run("compact");

      assertThat(unknown.exitCode()).isEqualTo(1);
      assertThat(unknown.err()).contains("refused: 404");
      assertThat(failed.exitCode()).isEqualTo(1);
      assertThat(failed.err()).contains(": no space left on the disk");
      assertThat(restarted.exitCode()).isEqualTo(1);
      assertThat(restarted.err()).contains("is not known");
    }
  }

  @Test
  void saysThatTheNodeStopped() throws Exception {
    try (StubbedNode node = new StubbedNode()) {
      node.answersPost(202, STARTED);
      node.state = null;

      CommandRun run = run("compact");

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("has stopped, and with it the compaction");
      node.writeRunFile();
    }
    assertThat(run("compact").err()).contains("cannot reach http://127.0.0.1:");
    assertThat(run("compact").exitCode()).isEqualTo(3);
  }

  /** Ctrl-C is SIGINT, which is ignored where a shell runs the tests in its background. */
  @Test
  void saysThatTheNodeGoesOnWhenItIsInterrupted() throws Exception {
    try (StubbedNode node = new StubbedNode();
        TanbiaoProcess process = start(node)) {
      assertThat(node.asked.await(TanbiaoProcess.DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();

      process.signal("TERM");

      assertThat(process.exitCode()).isEqualTo(128 + 15);
      assertThat(process.err()).contains("The compaction goes on in process ");
    }
  }

  private TanbiaoProcess start(StubbedNode node) throws IOException {
    node.answersPost(202, STARTED);
    node.state = STARTED;
    return TanbiaoProcess.start(
        root, "compact", "--lang", "en", "--data", directory.root().toString());
  }

  private static void damage(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      Arrays.fill(content, 0, content.length / 2, (byte) 0x55);
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommandRun run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--data");
    all.add(directory.root().toString());
    return CommandRun.of(all.toArray(String[]::new));
  }

  /** A management port that answers what a test says; where it has no state, the node is gone. */
  private final class StubbedNode implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch asked = new CountDownLatch(2);
    private volatile String state = STARTED;
    private volatile int status;
    private volatile String answer;

    StubbedNode() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/store/compact", this::answer);
      server.start();
      writeRunFile();
    }

    void writeRunFile() throws IOException {
      new RunFile(
              ProcessHandle.current().pid(),
              "127.0.0.1:1",
              "http://127.0.0.1:1",
              "http://127.0.0.1:" + server.getAddress().getPort(),
              "site",
              "key",
              "300:0.NA/88.300")
          .write(directory);
    }

    void answersPost(int newStatus, String newAnswer) {
      status = newStatus;
      answer = newAnswer;
    }

    private void answer(HttpExchange exchange) throws IOException {
      boolean post = exchange.getRequestMethod().equals("POST");
      if (!post && state == null) {
        RunFile.remove(directory);
        exchange.close();
        return;
      }
      byte[] body = (post ? answer : state).getBytes(UTF_8);
      exchange.sendResponseHeaders(post ? status : 200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
      if (!post) {
        asked.countDown();
      }
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
