package io.tanbiao.ops.bulk;

import java.util.Optional;

/** Whole records of a file, one behind another, or the fault of what is none. */
final class Block {
  private final byte[] octets;
  private final int length;
  private final long line;
  private final Position next;
  private final Optional<Rejection> fault;

  private Block(byte[] octets, int length, long line, Position next, Optional<Rejection> fault) {
    this.octets = octets;
    this.length = length;
    this.line = line;
    this.next = next;
    this.fault = fault;
  }

  /**
   * Records.
   *
   * @param octets of which {@code [0, length)} count; not to be changed any more
   * @param line the number of the first line, from 1
   * @param next where the next block begins
   */
  static Block of(byte[] octets, int length, long line, Position next) {
    return new Block(octets, length, line, next, Optional.empty());
  }

  /** Why what stands here cannot be read. */
  static Block faulty(Rejection fault, Position next) {
    return new Block(new byte[0], 0, fault.line(), next, Optional.of(fault));
  }

  /** The octets, of which {@link #length()} count; not to be changed. */
  byte[] octets() {
    return octets;
  }

  /** How many octets it has; 0 with a fault. */
  int length() {
    return length;
  }

  /** The number of the first line, from 1. */
  long line() {
    return line;
  }

  /** Where the next block begins. */
  Position next() {
    return next;
  }

  /** Why what stands here cannot be read. */
  Optional<Rejection> fault() {
    return fault;
  }
}
