package io.tanbiao.protocol.json;

import java.util.List;

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

  /** The names on this page; none beyond the end. */
  <T> List<T> of(List<T> names) {
    long start = Math.min((long) page * size, names.size());
    long end = Math.min(start + size, names.size());
    return names.subList((int) start, (int) end);
  }
}
