package io.tanbiao.ops.bulk;

/**
 * A place between two records of a file.
 *
 * @param offset how many octets stand before it
 * @param line the number of the line that begins here, from 1
 */
public record Position(long offset, long line) {
  /** Where a file begins. */
  public static final Position START = new Position(0, 1);

  /** Checks the ranges. */
  public Position {
    if (offset < 0 || line < 1) {
      throw new IllegalArgumentException(
          "offset " + offset + ", line " + line + " (expected: 0 or more, 1 or more)");
    }
  }
}
