package io.tanbiao.protocol.json;

/**
 * A part of a list of names.
 *
 * @param page its number, from 0
 * @param size how many names a page has; 0 for none, where only their count is wanted
 */
public record NamePage(int page, int size) {
  /** Refuses negative numbers. */
  public NamePage {
    if (page < 0 || size < 0) {
      throw new IllegalArgumentException(page + ", " + size + " (expected: none below 0)");
    }
  }

  /** How many names stand before it. */
  public long start() {
    return (long) page * size;
  }

  /** How many names stand before it and on it, if there are so many. */
  public long end() {
    return start() + size;
  }
}
