package io.tanbiao.protocol.client;

import java.io.IOException;

/** The server answered something that is no answer to what it was asked. */
public final class BadAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Reports what is wrong. */
  public BadAnswerException(String message) {
    super(message);
  }

  /** Reports octets that cannot be decoded. */
  public BadAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
