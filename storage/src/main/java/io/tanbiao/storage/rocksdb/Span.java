package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.Octets;

/**
 * Neighbouring keys of a column.
 *
 * @param from the first key, or where it would stand
 * @param within what all of the keys begin with; empty for any
 */
record Span(Octets from, Octets within) {
  private static final Octets ZERO = Octets.of((byte) 0);

  /** All keys from one on. */
  static Span from(Octets key) {
    return new Span(key, Octets.of());
  }

  /** All keys that begin with something. */
  static Span within(Octets start) {
    return new Span(start, start);
  }

  /** Those of these keys that come after one that need not be among them. */
  Span after(Octets key) {
    Octets next = Octets.concat(key, ZERO);
    return next.compareTo(from) > 0 ? new Span(next, within) : this;
  }
}
