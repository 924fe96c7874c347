package io.tanbiao.core.handle;

/**
 * Octets from outside that are not what they should be.
 *
 * <p>A peer's fault: caught in one handler of each entrance, answered with response code 4 (or 202
 * for a value in a request) where an answer is possible, else dropped and counted. The message is
 * fixed text and numbers, never content.
 */
public final class WireException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why the octets were refused; also the label of the counter. */
  public enum Reason {
    /** Fewer octets than a field needs. */
    TRUNCATED,
    /** A length or count below zero. */
    NEGATIVE_LENGTH,
    /** A length above its limit. */
    TOO_LONG,
    /** A count above its limit. */
    TOO_MANY,
    /** Octets after the end of something that must end there. */
    TRAILING,
    /** A protocol major version that is not spoken here. */
    UNKNOWN_VERSION,
    /** A field with a value outside its closed set. */
    BAD_FIELD,
    /** An encrypted message for which no key is known. */
    NOT_DECRYPTABLE
  }

  private final Reason reason;

  /**
   * Refuses octets.
   *
   * @param detail which field, the number found and the numbers expected
   */
  public WireException(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  /** Why the octets were refused. */
  public Reason reason() {
    return reason;
  }
}
