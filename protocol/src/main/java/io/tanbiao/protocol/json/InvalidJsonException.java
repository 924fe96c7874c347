package io.tanbiao.protocol.json;

/**
 * A text that is not JSON, or JSON that does not say what it should; the message names the field.
 */
public final class InvalidJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what cannot be read and what was expected. */
  public InvalidJsonException(String message) {
    super(message);
  }
}
