package io.tanbiao.ops.admin;

import io.tanbiao.ops.config.Memory;
import io.tanbiao.ops.node.NodeDirectory;
import io.tanbiao.ops.node.NodeProcess;
import io.tanbiao.ops.node.RunFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A node in a process of its own, which goes on when this one ends. */
final class BackgroundNode {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 50;
  private static final Path SESSION_STARTER = Path.of("/usr/bin/setsid");
  private static final String CONSOLE = "console.log";
  private static final String MAIN_CLASS = "io.tanbiao.ops.Main";

  private final Invocation invocation;
  private final NodeDirectory directory;
  private final Memory memory;

  BackgroundNode(Invocation invocation, NodeDirectory directory, Memory memory) {
    this.memory = memory;
    this.invocation = invocation;
    this.directory = directory;
  }

  /**
   * Starts the node and returns when it is ready.
   *
   * @param portBase as in the option; null for none
   */
  RunFile start(Integer portBase) throws IOException, CommandException {
    Path console = directory.logs().resolve(CONSOLE);
    Files.createDirectories(directory.logs());
    Process process =
        new ProcessBuilder(command(portBase))
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(console.toFile())
            .redirectErrorStream(true)
            .start();
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (System.nanoTime() < deadline) {
      if (endedWithin(process)) {
        throw new CommandException(ExitCode.FAILED, lastWords(console));
      }
      Optional<RunFile> run = RunFile.find(directory);
      if (run.isPresent() && run.get().pid() == process.pid()) {
        return run.get();
      }
    }
    process.destroyForcibly();
    throw new CommandException(
        ExitCode.FAILED, invocation.messages().text("quickstart.slow", console));
  }

  /** The command of this process, with another task; a session of its own where that exists. */
  private List<String> command(Integer portBase) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SESSION_STARTER)) {
      command.add(SESSION_STARTER.toString());
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
    command.addAll(options);
    if (options.stream().noneMatch(option -> option.startsWith("-Xmx"))) {
      command.add("-Xmx" + memory.heapMebibytes() + "m");
    }
    command.add("-D" + NodeProcess.BACKGROUND + "=true");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(MAIN_CLASS);
    command.add("serve");
    command.add("--data=" + directory.root());
    if (portBase != null) {
      command.add("--port-base=" + portBase);
    }
    return command;
  }

  private static boolean endedWithin(Process process) {
    try {
      return process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** What the process said at its end, without the name of the program. */
  private static String lastWords(Path console) throws IOException {
    String said = Files.readString(console, StandardCharsets.UTF_8).strip();
    return said.startsWith("tanbiao: ") ? said.substring("tanbiao: ".length()) : said;
  }
}
