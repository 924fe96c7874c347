package io.tanbiao.storage.rocksdb;

import io.tanbiao.storage.rocksdb.RocksSettings.QueueBounds;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The changes that wait for the committer, bounded by number and by memory.
 *
 * <p>Any thread may put, one thread takes. A change holds its place until it is {@linkplain #done
 * done}, so that changes whose stages are still to be completed count too.
 */
final class CommitQueue {
  /** The most changes of a group. */
  static final int MAX_GROUP_CHANGES = 4096;

  /** The size at which a group takes no further change. */
  static final long GROUP_OCTETS = 4L << 20;

  private final QueueBounds bounds;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition work = lock.newCondition();
  private final Deque<QueuedChange> waiting = new ArrayDeque<>();
  private int held;
  private long heldOctets;
  private boolean closed;

  CommitQueue(QueueBounds bounds) {
    this.bounds = bounds;
  }

  /** What became of an attempt to queue a change. */
  enum Admission {
    /** The change is queued. */
    QUEUED,
    /** There was no room within the time to wait for it. */
    FULL,
    /** The queue takes no more changes. */
    CLOSED
  }

  /** How long those wait for room who may wait. */
  Duration patience() {
    return bounds.patience();
  }

  /**
   * Queues a change.
   *
   * @param patience how long to wait for room
   */
  Admission put(QueuedChange change, Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (!closed && !fits(change)) {
        if (nanos <= 0) {
          return Admission.FULL;
        }
        nanos = room.awaitNanos(nanos);
      }
      if (closed) {
        return Admission.CLOSED;
      }
      waiting.add(change);
      held++;
      heldOctets += change.octets();
      work.signal();
      return Admission.QUEUED;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the changes of the next group in the order in which they came, waiting for the first.
   *
   * @param patience how long to wait
   * @return empty when none came in time
   */
  List<QueuedChange> take(Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty() && !closed && nanos > 0) {
        nanos = work.awaitNanos(nanos);
      }
      List<QueuedChange> group = new ArrayList<>();
      long octets = 0;
      while (!waiting.isEmpty() && group.size() < MAX_GROUP_CHANGES && octets < GROUP_OCTETS) {
        QueuedChange next = waiting.remove();
        group.add(next);
        octets += next.octets();
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  /** Gives back the places of changes whose stages are completed. */
  void done(List<QueuedChange> group) {
    lock.lock();
    try {
      for (QueuedChange change : group) {
        held--;
        heldOctets -= change.octets();
      }
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more changes; those that wait can still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      room.signalAll();
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether there will never be another change to take. */
  boolean isDrained() {
    lock.lock();
    try {
      return closed && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** How many changes are queued or being written. */
  int held() {
    lock.lock();
    try {
      return held;
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(QueuedChange change) {
    return held == 0
        || (held < bounds.changes() && heldOctets + change.octets() <= bounds.octets());
  }
}
