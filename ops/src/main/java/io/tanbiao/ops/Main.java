package io.tanbiao.ops;

import io.tanbiao.ops.admin.Streams;
import io.tanbiao.ops.admin.Tanbiao;

/** The command {@code tanbiao}. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code (interface §2). */
  public static void main(String[] args) {
    System.exit(Tanbiao.run(args, Streams.ofProcess(), System.getenv()));
  }
}
