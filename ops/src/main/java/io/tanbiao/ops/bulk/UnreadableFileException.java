package io.tanbiao.ops.bulk;

/** A file as a whole cannot be read; the message says line and reason. */
public final class UnreadableFileException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableFileException(String message) {
    super(message);
  }
}
