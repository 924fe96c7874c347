package io.tanbiao.core.store;

import static io.tanbiao.core.store.StoreSample.change;
import static io.tanbiao.core.store.StoreSample.claim;
import static io.tanbiao.core.store.StoreSample.commit;
import static io.tanbiao.core.store.StoreSample.creating;
import static io.tanbiao.core.store.StoreSample.creatingNew;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.key;
import static io.tanbiao.core.store.StoreSample.record;
import static io.tanbiao.core.store.StoreSample.replacing;
import static io.tanbiao.core.store.StoreSample.term;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.HandleRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many threads at once: conditions hold when a change is written, readers see whole changes. */
interface ConcurrencyContract extends StoreFixture {
  @Test
  default void oneCommitterWinsPerRevision() throws Exception {
    // Given
    int threads = 8;
    int revisions = 50;
    HandleRecord first = record("p/a", 0, "start");
    done(store(), creating(first));
    AtomicInteger wins = new AtomicInteger();
    // When: each thread replaces what it sees until the last revision is there
    inThreads(
        threads,
        thread -> {
          HandleRecord seen = store().find(key(first)).orElseThrow();
          while (seen.revision() < revisions) {
            HandleRecord next = record("p/a", seen.revision() + 1, "by thread " + thread);
            if (commit(store(), replacing(seen, next)) instanceof Commit.Done) {
              wins.incrementAndGet();
            }
            seen = store().find(key(first)).orElseThrow();
          }
        });
    // Then
    assertThat(wins).hasValue(revisions);
    assertThat(store().lastTransactionId()).isEqualTo(1 + revisions);
  }

  @Test
  default void oneOfManyCreatesOfANameWins() {
    // Given: handed in together, so that a store may write them as one group
    List<HandleRecord> rivals =
        IntStream.range(0, 100).mapToObj(i -> record("p/a", 1, "rival " + i)).toList();
    // When
    List<CompletionStage<Commit>> stages = new ArrayList<>();
    rivals.forEach(rival -> stages.add(store().commit(creatingNew(rival))));
    List<Commit> commits =
        stages.stream()
            .map(CompletionStage::toCompletableFuture)
            .map(CompletableFuture::join)
            .toList();
    // Then
    assertThat(commits).filteredOn(Commit.Done.class::isInstance).hasSize(1);
    int winner = commits.indexOf(new Commit.Done(1));
    assertThat(store().find(key("p/a"))).contains(rivals.get(winner));
    assertThat(store().lastTransactionId()).isEqualTo(1);
  }

  @Test
  default void oneOfManyClaimantsWins() {
    // When
    List<CompletableFuture<Commit>> stages = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Change claiming =
          change(
              new Condition.ClaimFree(claim("x"), key("p/" + i)),
              new Write.PutClaim(claim("x"), key("p/" + i)));
      stages.add(store().commit(claiming).toCompletableFuture());
    }
    List<Commit> commits = stages.stream().map(CompletableFuture::join).toList();
    // Then
    assertThat(commits).filteredOn(Commit.Done.class::isInstance).hasSize(1);
    int winner = commits.indexOf(new Commit.Done(0));
    assertThat(store().claimant(claim("x"))).contains(key("p/" + winner));
  }

  @Test
  default void changesOfOneThreadAreWrittenInTheirOrder() {
    // When: each change needs the one before it, and none waits
    List<CompletableFuture<Commit>> stages = new ArrayList<>();
    HandleRecord last = record("p/a", 1, "1");
    stages.add(store().commit(creatingNew(last)).toCompletableFuture());
    for (int revision = 2; revision <= 200; revision++) {
      HandleRecord next = record("p/a", revision, Integer.toString(revision));
      stages.add(store().commit(replacing(last, next)).toCompletableFuture());
      last = next;
    }
    // Then
    assertThat(stages.stream().map(CompletableFuture::join))
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, 200).<Commit>mapToObj(Commit.Done::new).toList());
    assertThat(store().find(key("p/a"))).contains(last);
  }

  @Test
  default void readersSeeWholeChanges() throws Exception {
    // Given: every change moves the claim, its index row and two records together
    int rounds = 300;
    done(store(), round(0));
    // When
    inThreads(
        3,
        thread -> {
          if (thread == 0) {
            for (int i = 1; i <= rounds; i++) {
              done(store(), round(i));
            }
          } else {
            watchRounds(rounds);
          }
        });
    // Then
    assertThat(store().lastTransactionId()).isEqualTo(2L * (rounds + 1));
  }

  @Test
  default void numbersFollowTheOrderInWhichChangesBecomeVisible() throws Exception {
    // When
    inThreads(
        4,
        thread -> {
          for (int i = 0; i < 100; i++) {
            HandleRecord record = record("p/%d-%d".formatted(thread, i));
            Commit.Done commit = done(store(), creatingNew(record));
            TransactionRow row = store().transactions(commit.lastTransactionId() - 1, 1).get(0);
            assertThat(row.handle()).isEqualTo(record.handle());
          }
        });
    // Then
    assertThat(store().transactions(0, Store.MAX_PAGE))
        .extracting(TransactionRow::id)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 400).boxed().toList());
  }

  private static Change round(int number) {
    HandleRecord left = record("p/left", number + 1L, Integer.toString(number));
    HandleRecord right = record("p/right", number + 1L, Integer.toString(number));
    return change(
        new Write.UpdateRecord(key(left), left),
        new Write.PutClaim(claim("round"), key("p/" + number)),
        new Write.RemoveIndexRow(term("round"), key("p/" + (number - 1))),
        new Write.PutIndexRow(term("round"), key("p/" + number)),
        new Write.UpdateRecord(key(right), right));
  }

  /** Reads first what is written last: seeing the end of a change means seeing its beginning. */
  private void watchRounds(int rounds) {
    long seen = 0;
    while (seen <= rounds) {
      long right = store().find(key("p/right")).orElseThrow().revision();
      assertThat(store().indexed(term("round"), Optional.empty(), 2)).hasSize(1);
      long logged = store().lastTransactionId();
      long left = store().find(key("p/left")).orElseThrow().revision();
      assertThat(left).isGreaterThanOrEqualTo(right);
      assertThat(logged).isEven().isGreaterThanOrEqualTo(2 * right);
      assertThat(right).isGreaterThanOrEqualTo(seen);
      long rightAgain = store().find(key("p/right")).orElseThrow().revision();
      assertThat(rightAgain).isGreaterThanOrEqualTo(left);
      seen = right;
    }
  }

  /** The work of one of several threads. */
  @FunctionalInterface
  interface Work {
    /** Runs in the thread with this number, from 0. */
    void run(int thread) throws Exception;
  }

  private static void inThreads(int threads, Work work)
      throws InterruptedException, ExecutionException, TimeoutException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        running.add(
            executor.submit(
                () -> {
                  work.run(thread);
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get(StoreSample.DEADLINE_SECONDS, TimeUnit.SECONDS);
      }
    } finally {
      executor.shutdownNow();
    }
  }
}
