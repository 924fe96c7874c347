package io.tanbiao.ops;

import io.tanbiao.ops.admin.Streams;
import io.tanbiao.ops.admin.Tanbiao;
import java.util.Map;

/** The command {@code tanbiao}. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code (interface §2). */
  public static void main(String[] args) {
    System.exit(run(args, Streams.ofProcess(), System.getenv()));
  }

  /**
   * Runs a command as this program does, but for the end of the process.
   *
   * @param environment variables of the process
   * @return the exit code
   */
  public static int run(String[] args, Streams streams, Map<String, String> environment) {
    return Tanbiao.run(args, streams, environment);
  }
}
