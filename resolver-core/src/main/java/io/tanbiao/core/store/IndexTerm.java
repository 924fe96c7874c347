package io.tanbiao.core.store;

import io.tanbiao.core.handle.Octets;

/**
 * A term under which an index lists records.
 *
 * @param index 1..255, which index; numbers are never used again for another one
 * @param term what records are listed under, at most {@link #MAX_TERM_OCTETS}
 */
public record IndexTerm(int index, Octets term) {
  /** The longest term. */
  public static final int MAX_TERM_OCTETS = 4096;

  /** Checks the ranges. */
  public IndexTerm {
    if (index < 1 || index > 255) {
      throw new IllegalArgumentException("index: " + index + " (expected: 1..255)");
    }
    if (term.length() > MAX_TERM_OCTETS) {
      throw new IllegalArgumentException("term: " + term.length() + " octets");
    }
  }
}
