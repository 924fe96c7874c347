package io.tanbiao.ops.bulk;

/** What became of a record. */
public sealed interface Fate {
  /** It was registered, or was there already. */
  enum Accepted implements Fate {
    /** It was registered. */
    CREATED,
    /** A record with this name says the same already. */
    UNCHANGED
  }

  /**
   * It was not registered.
   *
   * @param responseCode of the Handle protocol
   * @param reason for people; empty when the code says all
   */
  record Refused(int responseCode, String reason) implements Fate {}
}
