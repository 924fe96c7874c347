package io.tanbiao.core.store;

/**
 * The store could not do what it was asked, for a reason that lies in the medium or in load.
 *
 * <p>The supervisor of the node decides what follows, not the caller: never catch and continue
 * after {@link Severity#FATAL}.
 */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What can be done about it. */
  public enum Severity {
    /** Nothing was written; the same call may succeed later. Answered with code 3 (busy). */
    RETRY,
    /**
     * The medium failed while a change was written, and whether it holds is not known before it
     * recovers; who sent it has to look. Answered with code 2 (error).
     */
    UNKNOWN,
    /** The store cannot go on; the node stops taking writes. Answered with code 2 (error). */
    FATAL
  }

  private final Severity severity;

  /** Reports a failure without another one behind it. */
  public StoreException(Severity severity, String message) {
    super(message);
    this.severity = severity;
  }

  /** Reports a failure of a library or of the operating system. */
  public StoreException(Severity severity, String message, Throwable cause) {
    super(message, cause);
    this.severity = severity;
  }

  /** What can be done about it. */
  public Severity severity() {
    return severity;
  }
}
