package io.tanbiao.ops.config;

/**
 * How much memory a node takes: heap, caches and budgets of the store together (interface §3). The
 * launcher chooses the heap by the same key.
 */
public enum Memory {
  /** At most about 350 MiB with a million records. */
  SMALL,
  /** At most about 1 GiB with a million records. */
  DEFAULT,
  /** For machines with 8 GiB or more for this node. */
  LARGE
}
