package io.tanbiao.ops.bench.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The program {@code tanbiao} as users start it, with the options of the JVM that they get.
 *
 * @param program the file
 */
public record Launcher(Path program) {
  /** Children must not build what changes in a checkout while they are measured. */
  public static final Map<String, String> ENVIRONMENT = Map.of("TANBIAO_NO_BUILD", "1");

  private static final String PROPERTY = "tanbiao.launcher";

  /**
   * The program that started this process.
   *
   * @throws IOException when it was started in another way
   */
  public static Launcher ofProcess() throws IOException {
    String program = System.getProperty(PROPERTY);
    if (program == null || !Files.isExecutable(Path.of(program))) {
      throw new IOException(
          PROPERTY + ": " + program + " (expected: the program; start it as ops/bin/tanbiao)");
    }
    return new Launcher(Path.of(program));
  }

  /** A command line. */
  public List<String> command(String... arguments) {
    return command(Arrays.asList(arguments));
  }

  /** A command line. */
  public List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(arguments);
    return command;
  }
}
