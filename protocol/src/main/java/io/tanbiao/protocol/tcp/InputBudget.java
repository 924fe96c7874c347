package io.tanbiao.protocol.tcp;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many octets the large messages of all connections may still have together, so that many peers
 * that each announce one cannot take all memory. Lock-free; safe for use by any thread.
 */
final class InputBudget {
  private final AtomicLong left;

  InputBudget(long octets) {
    this.left = new AtomicLong(octets);
  }

  boolean tryReserve(int octets) {
    long before;
    do {
      before = left.get();
      if (before < octets) {
        return false;
      }
    } while (!left.compareAndSet(before, before - octets));
    return true;
  }

  void release(int octets) {
    left.addAndGet(octets);
  }

  long left() {
    return left.get();
  }
}
