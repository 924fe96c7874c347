package io.tanbiao.ops.config;

/** How much memory a node takes: heap, caches and budgets of the store together (interface §3). */
public enum Memory {
  /** At most about 350 MiB with a million records. */
  SMALL(128),
  /** At most about 1 GiB with a million records. */
  DEFAULT(384),
  /** For machines with 8 GiB or more for this node. */
  LARGE(2048);

  private final int heapMebibytes;

  Memory(int heapMebibytes) {
    this.heapMebibytes = heapMebibytes;
  }

  /** The heap of the JVM, in MiB. */
  public int heapMebibytes() {
    return heapMebibytes;
  }
}
