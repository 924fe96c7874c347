package io.tanbiao.ops.batch;

/** A line is not what it should be at its place. */
final class MalformedLineException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int column;

  MalformedLineException(int column, String message) {
    super(message);
    this.column = column;
  }

  MalformedLineException(int column, String message, Throwable cause) {
    super(message, cause);
    this.column = column;
  }

  int column() {
    return column;
  }
}
