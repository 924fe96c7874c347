package io.tanbiao.core.peer;

/**
 * A peer could not be asked, or did not answer as a peer has to. The message is for the log of this
 * node, never for who waits: it may name addresses.
 */
public final class PeerException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean busy;

  private PeerException(String message, boolean busy, Throwable cause) {
    super(message, cause);
    this.busy = busy;
  }

  /** There is no room for one more question: trying again can help (code 3). */
  public static PeerException busy(String message) {
    return new PeerException(message, true, null);
  }

  /** Silence or nonsense (code 406). */
  public static PeerException failed(String message) {
    return failed(message, null);
  }

  /** Silence or nonsense (code 406). */
  public static PeerException failed(String message, Throwable cause) {
    return new PeerException(message, false, cause);
  }

  /** Whether there was no room. */
  public boolean isBusy() {
    return busy;
  }
}
