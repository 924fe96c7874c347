package io.tanbiao.core.store;

import static io.tanbiao.core.store.StoreSample.change;
import static io.tanbiao.core.store.StoreSample.claim;
import static io.tanbiao.core.store.StoreSample.commit;
import static io.tanbiao.core.store.StoreSample.creating;
import static io.tanbiao.core.store.StoreSample.creatingNew;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.homing;
import static io.tanbiao.core.store.StoreSample.key;
import static io.tanbiao.core.store.StoreSample.record;
import static io.tanbiao.core.store.StoreSample.replacing;
import static io.tanbiao.core.store.StoreSample.term;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Prefix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Watchers: told of all that is written, once it can be read and before it is acknowledged. */
interface WatchContract extends StoreFixture {
  /** Runs something for each record that is written. */
  record RecordWatcher(Consumer<HandleKey> action) implements CommitWatcher {
    @Override
    public void recordWritten(HandleKey key) {
      action.accept(key);
    }

    @Override
    public void prefixWritten(Prefix prefix) {
      throw new AssertionError("no prefix is written");
    }

    @Override
    public void anythingWritten() {
      throw new AssertionError("the medium did not fail");
    }
  }

  @Test
  default void tellsOfEveryRecordAndPrefixInOrder() {
    // Given
    Queue<String> told = new ConcurrentLinkedQueue<>();
    store()
        .watch(
            new CommitWatcher() {
              @Override
              public void recordWritten(HandleKey key) {
                told.add("record " + key);
              }

              @Override
              public void prefixWritten(Prefix prefix) {
                told.add("prefix " + prefix);
              }

              @Override
              public void anythingWritten() {
                told.add("anything");
              }
            });
    HandleRecord record = record("p/a");
    // When
    done(store(), homing("p"));
    done(store(), creatingNew(record));
    done(store(), replacing(record, record("p/a", 2, "new")));
    commit(store(), creatingNew(record));
    done(
        store(),
        change(
            new Write.PutClaim(claim("x"), key("p/a")),
            new Write.PutIndexRow(term("t"), key("p/a")),
            new Write.DeleteRecord(key("p/a"), record),
            new Write.UnhomePrefix(Prefix.of("p"))));
    // Then: nothing of the change whose condition does not hold, nor of claims and index rows
    assertThat(told)
        .containsExactly("prefix p", "record P/A", "record P/A", "record P/A", "prefix p");
  }

  @Test
  default void tellsWhenReadersSeeTheChangeAndNobodyWasTold() {
    // Given
    AtomicReference<CompletableFuture<Commit>> stage = new AtomicReference<>();
    AtomicReference<Boolean> doneBefore = new AtomicReference<>();
    Queue<HandleRecord> seen = new ConcurrentLinkedQueue<>();
    RecordWatcher looking =
        new RecordWatcher(
            key -> {
              seen.add(readElsewhere(store(), key));
              CompletableFuture<Commit> ours = stage.get();
              doneBefore.set(ours != null && ours.isDone());
            });
    store().watch(looking);
    // When
    HandleRecord record = record("p/a");
    stage.set(store().commit(creatingNew(record)).toCompletableFuture());
    // Then
    assertThat(stage.get()).succeedsWithin(Duration.ofSeconds(StoreSample.DEADLINE_SECONDS));
    assertThat(seen).containsExactly(record);
    assertThat(doneBefore).hasValue(false);
  }

  @Test
  default void everyStageFindsThatTheWatcherWasTold() {
    // Given
    Queue<HandleKey> told = new ConcurrentLinkedQueue<>();
    store().watch(new RecordWatcher(told::add));
    // When: handed in together, so that a store may write them as one group
    List<CompletableFuture<Boolean>> stages = new ArrayList<>();
    IntStream.range(0, 200)
        .mapToObj(i -> record("p/" + i))
        .forEach(
            record ->
                stages.add(
                    store()
                        .commit(creatingNew(record))
                        .thenApply(commit -> told.contains(key(record)))
                        .toCompletableFuture()));
    // Then
    assertThat(stages).allSatisfy(stage -> assertThat(stage.join()).isTrue());
  }

  @Test
  default void acknowledgesWhatAWatcherFailsOnAndTakesNoMore() {
    // Given
    Queue<HandleKey> told = new ConcurrentLinkedQueue<>();
    store()
        .watch(
            new RecordWatcher(
                key -> {
                  throw new IllegalStateException("cannot forget " + key);
                }));
    store().watch(new RecordWatcher(told::add));
    // When
    Commit commit = commit(store(), creatingNew(record("p/a")));
    // Then
    assertThat(commit).isEqualTo(new Commit.Done(1));
    assertThat(told).containsExactly(key("p/a"));
    assertThat(store().find(key("p/a"))).isPresent();
    assertThat(store().commit(creating(record("p/b"))).toCompletableFuture())
        .failsWithin(Duration.ofSeconds(StoreSample.DEADLINE_SECONDS))
        .withThrowableThat()
        .havingCause()
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.severity()).isEqualTo(StoreException.Severity.FATAL));
    assertThat(store().find(key("p/b"))).isEmpty();
  }

  /** Reads on another thread, as everybody but the watcher does. */
  private static HandleRecord readElsewhere(Store store, HandleKey key) {
    return CompletableFuture.supplyAsync(() -> store.find(key).orElseThrow()).join();
  }
}
