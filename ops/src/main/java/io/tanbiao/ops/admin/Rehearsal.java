package io.tanbiao.ops.admin;

import io.tanbiao.ops.Main;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.NodeProcess;
import io.tanbiao.ops.node.RunFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The main class of the process that fills a {@link ClassArchive}: a node of its own in a directory
 * of its own is made, started, asked over each transport, and stopped as by SIGTERM. What it loaded
 * is what a node loads. It ends with the node that started it.
 */
final class Rehearsal {
  private static final Duration LONGEST = Duration.ofMinutes(4);
  private static final long POLL_MILLIS = 20;
  private static final int GIVEN_UP = 1;
  private static final String PREFIX = "88.300";
  private static final Streams NOWHERE =
      new Streams(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));

  private Rehearsal() {}

  /** Runs it in an empty directory. */
  public static void main(String[] args) throws IOException, InterruptedException {
    endInTime();
    System.setProperty(NodeProcess.BACKGROUND, "true");
    NodeDirectory directory = new NodeDirectory(Path.of(args[0]).resolve("node"));
    run("init", "--prefix", PREFIX, "--data", directory.root().toString());
    Thread serving =
        new Thread(
            () ->
                run(
                    "serve",
                    "--data=" + directory.root(),
                    "--set=handle.port=0",
                    "--set=http.port=0",
                    "--set=management.port=0",
                    "--set=memory=small"),
            "main");
    serving.start();
    ask(awaitRunning(directory));
    String self = String.valueOf(ProcessHandle.current().pid());
    new ProcessBuilder("kill", "-TERM", self).start().waitFor();
    serving.join();
    System.exit(0);
  }

  private static void ask(RunFile run) throws IOException {
    String name = "0.NA/" + PREFIX;
    for (String transport : List.of("--udp", "--tcp", "--http")) {
      run("resolve", name, transport, "--server", run.handle(), "--data", "/nowhere");
    }
    for (String page :
        List.of(
            run.http() + "/api/handles/" + name,
            run.management() + "/health/ready",
            run.management() + "/metrics")) {
      URLConnection connection = URI.create(page).toURL().openConnection();
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
  }

  private static RunFile awaitRunning(NodeDirectory directory)
      throws IOException, InterruptedException {
    Optional<RunFile> run = RunFile.find(directory);
    while (run.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      run = RunFile.find(directory);
    }
    return run.get();
  }

  private static void run(String... args) {
    int unused = Main.run(args, NOWHERE, Map.of());
  }

  /** With the node that wants the archive, or when it takes too long. */
  private static void endInTime() {
    ProcessHandle node =
        ProcessHandle.current().parent().orElseThrow(() -> new AssertionError("no parent process"));
    node.onExit()
        .completeOnTimeout(node, LONGEST.toSeconds(), TimeUnit.SECONDS)
        .thenRun(() -> Runtime.getRuntime().halt(GIVEN_UP));
  }

  /** Deletes a directory with all that is in it. */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
