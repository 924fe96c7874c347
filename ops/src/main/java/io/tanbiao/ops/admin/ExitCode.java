package io.tanbiao.ops.admin;

/** How commands end (interface §2). */
public enum ExitCode {
  /** Done. */
  DONE(0),
  /** Refused or failed; the reason is on stderr. */
  FAILED(1),
  /** The command was called in a way it does not know. */
  USAGE(2),
  /** The node cannot be reached. */
  UNREACHABLE(3),
  /** A verification found a mismatch. */
  MISMATCH(4);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number for the operating system. */
  public int number() {
    return number;
  }
}
