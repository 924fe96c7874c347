package io.tanbiao.ops.bench.load;

import java.util.Arrays;

/**
 * The requests under way on one connection: what each asked, when it was due and when it was sent.
 * Belongs to one event loop.
 */
final class Window {
  /** The most requests under way on one connection. */
  static final int MAX_CAPACITY = 65_536;

  private static final int LAST_ID = Integer.MAX_VALUE - MAX_CAPACITY;

  private final int[] ids;
  private final int[] numbers;
  private final long[] due;
  private final long[] sent;
  private final boolean[] open;
  private final int[] free;
  private int freeCount;

  /** A window for so many requests. */
  Window(int capacity) {
    ids = new int[capacity];
    numbers = new int[capacity];
    due = new long[capacity];
    sent = new long[capacity];
    open = new boolean[capacity];
    free = new int[capacity];
    freeCount = capacity;
    for (int slot = 0; slot < capacity; slot++) {
      ids[slot] = slot + 1;
      free[slot] = capacity - 1 - slot;
    }
  }

  boolean hasRoom() {
    return freeCount > 0;
  }

  boolean isIdle() {
    return freeCount == free.length;
  }

  int capacity() {
    return free.length;
  }

  /** Opens a slot and returns the id of its request; there must be room. */
  int open(int number, long dueNanos, long nowNanos) {
    int slot = free[--freeCount];
    int id = ids[slot] > LAST_ID ? slot + 1 : ids[slot] + free.length;
    ids[slot] = id;
    numbers[slot] = number;
    due[slot] = dueNanos;
    sent[slot] = nowNanos;
    open[slot] = true;
    return id;
  }

  /** The slot of a request that is under way, else -1. */
  int slot(int requestId) {
    if (requestId <= 0) {
      return -1;
    }
    int slot = (requestId - 1) % free.length;
    return open[slot] && ids[slot] == requestId ? slot : -1;
  }

  int number(int slot) {
    return numbers[slot];
  }

  long dueNanos(int slot) {
    return due[slot];
  }

  void close(int slot) {
    open[slot] = false;
    free[freeCount++] = slot;
  }

  /** Closes what was sent before a time, and tells how many that were. */
  int closeSentBefore(long nanos) {
    if (isIdle()) {
      return 0;
    }
    int closed = 0;
    for (int slot = 0; slot < open.length; slot++) {
      if (open[slot] && sent[slot] - nanos < 0) {
        close(slot);
        closed++;
      }
    }
    return closed;
  }

  /** Closes everything, and tells how many that were. */
  int closeAll() {
    int closed = free.length - freeCount;
    if (closed > 0) {
      Arrays.fill(open, false);
      for (int slot = 0; slot < free.length; slot++) {
        free[slot] = free.length - 1 - slot;
      }
      freeCount = free.length;
    }
    return closed;
  }
}
