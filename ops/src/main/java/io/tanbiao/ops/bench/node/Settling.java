package io.tanbiao.ops.bench.node;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until a store that nobody uses has written and compacted what it had to. */
public final class Settling {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** As often in a row the size must be the same. */
  private static final int QUIET_POLLS = 6;

  private Settling() {}

  /**
   * Waits, two minutes at most.
   *
   * @param store its directory
   * @return its size in octets
   */
  public static long await(ServedNode node, Path store) throws IOException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    long size = StoreSize.octets(store);
    int quiet = 0;
    while (quiet < QUIET_POLLS && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
      long now = StoreSize.octets(store);
      quiet = now == size && node.pendingCompactionOctets() == 0 ? quiet + 1 : 0;
      size = now;
    }
    return size;
  }
}
