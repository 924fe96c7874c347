package io.tanbiao.protocol.client;

import java.io.IOException;

/** The server did not answer: nobody there, no way to it, or too late. */
public final class UnreachableException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Reports silence. */
  public UnreachableException(String message) {
    super(message);
  }

  /** Reports a failure of the network. */
  public UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
