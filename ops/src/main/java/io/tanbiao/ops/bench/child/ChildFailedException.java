package io.tanbiao.ops.bench.child;

import java.io.IOException;

/** A process of a bench ended with a failure. */
public final class ChildFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String printed;

  ChildFailedException(int exitCode, String printed, String lastWords) {
    super(lastWords.isEmpty() ? "ended with " + exitCode : lastWords);
    this.exitCode = exitCode;
    this.printed = printed;
  }

  /** How it ended. */
  public int exitCode() {
    return exitCode;
  }

  /** What it printed before. */
  public String printed() {
    return printed;
  }
}
