package io.tanbiao.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.store.Change;
import io.tanbiao.storage.rocksdb.CommitQueue.Admission;
import io.tanbiao.storage.rocksdb.RocksSettings.QueueBounds;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class CommitQueueTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Change CHANGE = new Change(0, List.of(), List.of());

  @Test
  void givesChangesInTheirOrder() throws InterruptedException {
    CommitQueue queue = queue(10, 1000);
    List<QueuedChange> changes = List.of(change(1), change(2), change(3));
    for (QueuedChange change : changes) {
      assertThat(queue.put(change, Duration.ZERO)).isEqualTo(Admission.QUEUED);
    }
    assertThat(queue.take(LONG)).isEqualTo(changes);
    assertThat(queue.take(Duration.ZERO)).isEmpty();
  }

  @Test
  void takesNoMoreChangesThanItsBound() throws InterruptedException {
    CommitQueue queue = queue(3, 1000);
    assertThat(queue.put(change(1), Duration.ZERO)).isEqualTo(Admission.QUEUED);
    assertThat(queue.put(change(1), Duration.ZERO)).isEqualTo(Admission.QUEUED);
    assertThat(queue.put(change(1), Duration.ZERO)).isEqualTo(Admission.QUEUED);
    assertThat(queue.put(change(1), Duration.ZERO)).isEqualTo(Admission.FULL);
    assertThat(queue.held()).isEqualTo(3);
  }

  @Test
  void takesNoMoreOctetsThanItsBound() throws InterruptedException {
    assertThat(secondOf(60, 39)).isEqualTo(Admission.QUEUED);
    assertThat(secondOf(60, 40)).isEqualTo(Admission.QUEUED);
    assertThat(secondOf(60, 41)).isEqualTo(Admission.FULL);
  }

  @Test
  void takesOneChangeBeyondItsBoundAlone() throws InterruptedException {
    CommitQueue queue = queue(10, 100);
    assertThat(queue.put(change(101), Duration.ZERO)).isEqualTo(Admission.QUEUED);
    assertThat(queue.put(change(1), Duration.ZERO)).isEqualTo(Admission.FULL);
  }

  @Test
  void keepsPlacesUntilChangesAreDone() throws InterruptedException {
    // Given
    CommitQueue queue = queue(1, 1000);
    queue.put(change(1), Duration.ZERO);
    List<QueuedChange> group = queue.take(LONG);
    // Then
    assertThat(queue.put(change(1), Duration.ZERO)).isEqualTo(Admission.FULL);
    queue.done(group);
    assertThat(queue.put(change(1), Duration.ZERO)).isEqualTo(Admission.QUEUED);
  }

  @Test
  void waitsForAPlace() throws Exception {
    // Given
    CommitQueue queue = queue(1, 1000);
    queue.put(change(1), Duration.ZERO);
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      // When
      Thread[] waiter = new Thread[1];
      CompletableFuture<Void> started = new CompletableFuture<>();
      Future<Admission> admission =
          executor.submit(
              () -> {
                waiter[0] = Thread.currentThread();
                started.complete(null);
                return queue.put(change(1), LONG);
              });
      started.get(LONG.toSeconds(), TimeUnit.SECONDS);
      awaitWaiting(waiter[0]);
      queue.done(queue.take(LONG));
      // Then
      assertThat(admission.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(Admission.QUEUED);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void givesGroupsOfBoundedNumber() throws InterruptedException {
    int more = CommitQueue.MAX_GROUP_CHANGES + 1;
    CommitQueue queue = queue(more, 1L << 40);
    for (int i = 0; i < more; i++) {
      queue.put(change(1), Duration.ZERO);
    }
    assertThat(queue.take(LONG)).hasSize(CommitQueue.MAX_GROUP_CHANGES);
    assertThat(queue.take(LONG)).hasSize(1);
  }

  @Test
  void givesGroupsOfBoundedSize() throws InterruptedException {
    CommitQueue queue = queue(100, 1L << 40);
    queue.put(change(CommitQueue.GROUP_OCTETS - 1), Duration.ZERO);
    queue.put(change(1), Duration.ZERO);
    queue.put(change(CommitQueue.GROUP_OCTETS + 1), Duration.ZERO);
    queue.put(change(1), Duration.ZERO);
    assertThat(queue.take(LONG)).hasSize(2);
    assertThat(queue.take(LONG)).hasSize(1);
    assertThat(queue.take(LONG)).hasSize(1);
  }

  @Test
  void givesWhatWaitsAfterItWasClosedAndTakesNoMore() throws InterruptedException {
    // Given
    CommitQueue queue = queue(10, 1000);
    queue.put(change(1), Duration.ZERO);
    // When
    queue.close();
    // Then
    assertThat(queue.put(change(1), Duration.ZERO)).isEqualTo(Admission.CLOSED);
    assertThat(queue.isDrained()).isFalse();
    assertThat(queue.take(LONG)).hasSize(1);
    assertThat(queue.isDrained()).isTrue();
    assertThat(queue.take(LONG)).isEmpty();
  }

  private static Admission secondOf(long first, long second) throws InterruptedException {
    CommitQueue queue = queue(10, 100);
    assertThat(queue.put(change(first), Duration.ZERO)).isEqualTo(Admission.QUEUED);
    return queue.put(change(second), Duration.ZERO);
  }

  private static void awaitWaiting(Thread thread) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private static CommitQueue queue(int changes, long octets) {
    return new CommitQueue(new QueueBounds(changes, octets, LONG));
  }

  private static QueuedChange change(long octets) {
    return new QueuedChange(CHANGE, octets, new CompletableFuture<>());
  }
}
