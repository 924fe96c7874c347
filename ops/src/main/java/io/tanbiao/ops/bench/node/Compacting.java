package io.tanbiao.ops.bench.node;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Has a node compact its store, again and again, until it is closed. */
public final class Compacting implements AutoCloseable {
  private static final long POLL_NANOS = 100_000_000;

  private final ServedNode node;
  private final AtomicInteger begun = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "bench-compacting");
  private volatile boolean closed;
  private volatile IOException failure;

  private Compacting(ServedNode node) {
    this.node = node;
  }

  /** Begins the first compaction. */
  public static Compacting of(ServedNode node) {
    Compacting compacting = new Compacting(node);
    compacting.thread.start();
    return compacting;
  }

  /**
   * How many were begun.
   *
   * @throws IOException when the node does not do it
   */
  public int begun() throws IOException {
    if (failure != null) {
      throw failure;
    }
    return begun.get();
  }

  /** Begins no other; the one that runs goes on. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    try {
      while (!closed) {
        if (node.compact()) {
          begun.incrementAndGet();
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    } catch (IOException e) {
      failure = e;
    }
  }
}
