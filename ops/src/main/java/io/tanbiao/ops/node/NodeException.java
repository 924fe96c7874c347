package io.tanbiao.ops.node;

/** A node that cannot be made, started or found. The message is for the operator. */
public final class NodeException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Refuses with a reason. */
  public NodeException(String message) {
    super(message);
  }

  /** Refuses because of another failure. */
  public NodeException(String message, Throwable cause) {
    super(message, cause);
  }
}
