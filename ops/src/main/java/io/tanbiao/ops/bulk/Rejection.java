package io.tanbiao.ops.bulk;

/**
 * A record, or a place where one should be, that was not taken.
 *
 * @param line where it begins, from 1
 * @param column of the fault in characters, from 1; 0 when that is not known
 * @param handle the name of the record; empty when that is not known
 * @param responseCode of the Handle protocol; 0 for what is no record
 * @param reason what was found and what was expected
 */
public record Rejection(long line, int column, String handle, int responseCode, String reason) {
  /** What is said of the handle of a prefix that is delegated. */
  static final String DELEGATED = "An ancestor of that prefix names another site for it";

  /** A fault of a line. */
  static Rejection of(long line, int column, String reason) {
    return new Rejection(line, column, "", 0, reason);
  }

  /** {@code line} or {@code line:column}. */
  public String place() {
    return column > 0 ? line + ":" + column : Long.toString(line);
  }
}
