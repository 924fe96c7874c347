package io.tanbiao.conformance.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command {@code tanbiao} of the packed distribution (interface §2). */
public final class Tanbiao {
  private static final Duration COMMAND_TIME = Duration.ofSeconds(60);

  private Tanbiao() {}

  /**
   * What a command left behind.
   *
   * @param exitCode 0 done, 1 refused, 2 usage, 3 cannot reach, 4 mismatch
   * @param stdout all it wrote to standard output
   * @param stderr all it wrote to standard error
   */
  public record Result(int exitCode, String stdout, String stderr) {}

  /** Starts a command and leaves it running. */
  public static ChildProcess start(Path directory, List<String> arguments) throws IOException {
    return start(directory, Map.of(), arguments);
  }

  /** Starts a command with options for its JVM, and leaves it running. */
  public static ChildProcess startWith(String jvmOptions, Path directory, List<String> arguments)
      throws IOException {
    return start(directory, Map.of("TANBIAO_JAVA_OPTS", jvmOptions), arguments);
  }

  private static ChildProcess start(
      Path directory, Map<String, String> environment, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(launcher().toString());
    command.addAll(arguments);
    return ChildProcess.start(command, directory, environment);
  }

  /** Runs a command to its end, whatever that is. */
  public static Result run(Path directory, String... arguments) throws IOException {
    try (ChildProcess process = start(directory, List.of(arguments))) {
      int exitCode = process.exitCode(COMMAND_TIME);
      return new Result(exitCode, process.stdout(), process.stderr());
    }
  }

  /**
   * Runs a command that must succeed.
   *
   * @return its standard output
   * @throws AssertionError when it ends with another code than 0
   */
  public static String ask(Path directory, String... arguments) throws IOException {
    Result result = run(directory, arguments);
    if (result.exitCode() != 0) {
      throw new AssertionError(
          "exit code " + result.exitCode() + " of tanbiao " + List.of(arguments) + "\n" + result);
    }
    return result.stdout();
  }

  /** The launcher of the packed distribution. */
  public static Path launcher() {
    String home = System.getProperty("tanbiao.home");
    if (home == null) {
      throw new AssertionError("system property tanbiao.home is not set");
    }
    Path launcher = Path.of(home, "bin", "tanbiao").toAbsolutePath().normalize();
    if (!Files.isExecutable(launcher)) {
      throw new AssertionError("no packed distribution: " + launcher);
    }
    return launcher;
  }
}
