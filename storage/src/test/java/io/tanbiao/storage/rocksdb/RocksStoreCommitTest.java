package io.tanbiao.storage.rocksdb;

import static io.tanbiao.core.store.StoreSample.DEADLINE_SECONDS;
import static io.tanbiao.core.store.StoreSample.commit;
import static io.tanbiao.core.store.StoreSample.creatingNew;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.key;
import static io.tanbiao.core.store.StoreSample.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import io.tanbiao.storage.rocksdb.RocksSettings.QueueBounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the committer does beyond the contract: groups, acknowledgements, a full queue. */
class RocksStoreCommitTest {
  private static final int QUEUE_CHANGES = 3;
  private static final Duration PATIENCE = Duration.ofMillis(50);

  @TempDir private Path parent;
  private final CountDownLatch release = new CountDownLatch(1);
  private RocksStore store;

  @BeforeEach
  void makeStore() {
    RocksSettings settings =
        new RocksSettings(
            4,
            1,
            new QueueBounds(QUEUE_CHANGES, 1 << 20, PATIENCE),
            RocksSample.settings().nativeDirectory());
    store = RocksStore.create(parent.resolve("store"), CaseRule.IGNORE_ASCII_CASE, settings);
  }

  @AfterEach
  void closeStore() {
    release.countDown();
    store.close();
  }

  @Test
  void goesOnWritingWhileAnAcknowledgementHangs() {
    // Given
    hangAcknowledgement();
    // When
    CompletionStage<Commit> second = store.commit(creatingNew(record("p/second")));
    // Then
    awaitVisible(key("p/second"));
    assertThat(second.toCompletableFuture()).isNotDone();
    release.countDown();
    assertThat(second.toCompletableFuture())
        .succeedsWithin(Duration.ofSeconds(DEADLINE_SECONDS))
        .isEqualTo(new Commit.Done(2));
  }

  @Test
  void refusesAChangeThatFindsNoRoomInTime() {
    // Given
    hangAcknowledgement();
    for (int i = 1; i < QUEUE_CHANGES; i++) {
      CompletionStage<Commit> queued = store.commit(creatingNew(record("p/" + i)));
      assertThat(queued.toCompletableFuture()).isNotCompletedExceptionally();
    }
    // When
    long start = System.nanoTime();
    CompletionStage<Commit> refused = store.commit(creatingNew(record("p/refused")));
    // Then
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(PATIENCE);
    assertRefused(refused, "too many changes are waiting to be written");
    release.countDown();
    assertThat(commit(store, creatingNew(record("p/later")))).isInstanceOf(Commit.Done.class);
    assertThat(store.find(key("p/refused"))).isEmpty();
  }

  @Test
  void doesNotWaitForRoomOnTheThreadThatMakesIt() {
    // Given: a stage whose continuation commits while the queue is full
    CompletableFuture<Long> waitedNanos =
        onAcknowledgingThread(
            () -> {
              awaitRelease();
              long start = System.nanoTime();
              assertRefused(store.commit(creatingNew(record("p/again"))), "too many changes");
              return System.nanoTime() - start;
            });
    for (int i = 1; i < QUEUE_CHANGES; i++) {
      CompletionStage<Commit> queued = store.commit(creatingNew(record("p/" + i)));
      assertThat(queued.toCompletableFuture()).isNotCompletedExceptionally();
    }
    // When
    release.countDown();
    // Then
    assertThat(waitedNanos)
        .succeedsWithin(Duration.ofSeconds(DEADLINE_SECONDS))
        .asInstanceOf(InstanceOfAssertFactories.LONG)
        .isLessThan(PATIENCE.toNanos());
  }

  @Test
  void refusesAChangeWhoseThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    CompletionStage<Commit> refused = store.commit(creatingNew(record("p/a")));
    assertThat(Thread.interrupted()).isTrue();
    assertRefused(refused, "interrupted");
  }

  @Test
  void countsWhatItDoes() {
    // When
    done(store, creatingNew(record("p/a")));
    done(store, creatingNew(record("p/b")));
    commit(store, creatingNew(record("p/a")));
    // Then
    RocksStats stats = store.stats();
    assertThat(stats.commits()).isEqualTo(new RocksStats.Commits(0, 2, 1, 0, 3, 1));
    assertThat(stats.files().estimatedRecords()).isEqualTo(2);
    assertThat(stats.files().logOctets()).isPositive();
    assertThat(stats.files().tableOctets()).isNotNegative();
    assertThat(stats.memory().writeBufferOctets()).isPositive();
    assertThat(store.refusal()).isEmpty();
  }

  /** A stage that comes too late to its change runs here: then with the next change. */
  private <T> CompletableFuture<T> onAcknowledgingThread(Supplier<T> task) {
    Thread here = Thread.currentThread();
    for (int i = 0; ; i++) {
      CompletableFuture<Optional<T>> stage =
          store
              .commit(creatingNew(record("p/before-" + i)))
              .thenApply(
                  commit ->
                      Thread.currentThread() == here
                          ? Optional.<T>empty()
                          : Optional.of(task.get()))
              .toCompletableFuture();
      if (!stage.isDone()) {
        awaitVisible(key("p/before-" + i));
        return stage.thenApply(Optional::orElseThrow);
      }
    }
  }

  /** Keeps the acknowledging thread busy with the stage of a change until the test releases it. */
  private void hangAcknowledgement() {
    CompletableFuture<Boolean> unused =
        onAcknowledgingThread(
            () -> {
              awaitRelease();
              return true;
            });
  }

  private void awaitRelease() {
    try {
      assertThat(release.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitVisible(HandleKey key) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (store.find(key).isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private static void assertRefused(CompletionStage<Commit> stage, String reason) {
    assertThat(stage.toCompletableFuture())
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .asInstanceOf(InstanceOfAssertFactories.type(StoreException.class))
        .satisfies(e -> assertThat(e.severity()).isEqualTo(Severity.RETRY))
        .satisfies(e -> assertThat(e).hasMessageContaining(reason));
  }
}
