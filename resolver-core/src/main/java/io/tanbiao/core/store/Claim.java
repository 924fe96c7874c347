package io.tanbiao.core.store;

import io.tanbiao.core.handle.Octets;

/**
 * Something that at most one record can have, such as a value that must be unique.
 *
 * @param kind 1..255, which sort of claim; numbers are never used again for another sort
 * @param subject what is claimed, at most {@link #MAX_SUBJECT_OCTETS}
 */
public record Claim(int kind, Octets subject) {
  /** The longest subject. */
  public static final int MAX_SUBJECT_OCTETS = 4096;

  /** Checks the ranges. */
  public Claim {
    if (kind < 1 || kind > 255) {
      throw new IllegalArgumentException("kind: " + kind + " (expected: 1..255)");
    }
    if (subject.length() > MAX_SUBJECT_OCTETS) {
      throw new IllegalArgumentException("subject: " + subject.length() + " octets");
    }
  }
}
