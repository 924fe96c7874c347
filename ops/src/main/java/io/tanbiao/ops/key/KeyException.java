package io.tanbiao.ops.key;

/** Key material that cannot be read or written. The message never holds a part of a key. */
public final class KeyException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Refuses key material. */
  public KeyException(String message) {
    super(message);
  }

  /** Refuses key material because of another failure. */
  public KeyException(String message, Throwable cause) {
    super(message, cause);
  }
}
