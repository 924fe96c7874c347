package io.tanbiao.ops.admin;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A node in a process of its own, which goes on when this one ends. */
final class BackgroundNode {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 50;
  private static final Path SESSION_STARTER = Path.of("/usr/bin/setsid");
  private static final String CONSOLE = "console.log";
  private static final String MAIN_CLASS = "io.tanbiao.ops.Main";
  private static final String LAUNCHER = "tanbiao.launcher";
  private static final String IN_BACKGROUND = "-D" + NodeProcess.BACKGROUND + "=true";

  private final Invocation invocation;
  private final NodeDirectory directory;

  BackgroundNode(Invocation invocation, NodeDirectory directory) {
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
    ProcessBuilder builder =
        new ProcessBuilder(command(portBase))
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(console.toFile())
            .redirectErrorStream(true);
    tellLauncher(builder.environment());
    Process process = builder.start();
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

  /** The launcher, which knows the options of a serving JVM; a session of its own if there are. */
  private List<String> command(Integer portBase) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SESSION_STARTER)) {
      command.add(SESSION_STARTER.toString());
    }
    String launcher = System.getProperty(LAUNCHER);
    command.addAll(launcher == null ? thisProgram() : List.of(launcher));
    command.add("serve");
    command.add("--data=" + directory.root());
    if (portBase != null) {
      command.add("--port-base=" + portBase);
    }
    return command;
  }

  /** This process once more, when no launcher started it. */
  private static List<String> thisProgram() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add(IN_BACKGROUND);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(MAIN_CLASS);
    return command;
  }

  /** The same Java and the same jars, whatever was built meanwhile. */
  private static void tellLauncher(Map<String, String> environment) {
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("TANBIAO_LIB", System.getProperty("tanbiao.lib", ""));
    String options = environment.getOrDefault("TANBIAO_JAVA_OPTS", "");
    environment.put("TANBIAO_JAVA_OPTS", (options + " " + IN_BACKGROUND).strip());
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
