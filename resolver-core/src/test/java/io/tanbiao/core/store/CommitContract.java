package io.tanbiao.core.store;

import static io.tanbiao.core.store.StoreSample.change;
import static io.tanbiao.core.store.StoreSample.claim;
import static io.tanbiao.core.store.StoreSample.commit;
import static io.tanbiao.core.store.StoreSample.creating;
import static io.tanbiao.core.store.StoreSample.creatingNew;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.key;
import static io.tanbiao.core.store.StoreSample.record;
import static io.tanbiao.core.store.StoreSample.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Prefix;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The entrance for writes: its limits, its end, and what a later read sees. */
interface CommitContract extends StoreFixture {
  @Test
  default void everyReadThatStartsLaterSeesTheChange() {
    for (int i = 0; i < 200; i++) {
      HandleRecord record = record("p/" + i);
      Commit.Done commit = done(store(), creatingNew(record));
      assertThat(store().find(key(record))).contains(record);
      assertThat(store().lastTransactionId()).isEqualTo(commit.lastTransactionId());
    }
  }

  @Test
  default void completesAChangeThatSaysNothing() {
    assertThat(commit(store(), change())).isEqualTo(new Commit.Done(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {Change.MAX_ITEMS - 1, Change.MAX_ITEMS})
  default void takesAsManyItemsAsAllowed(int items) {
    // Given
    List<Condition> conditions =
        IntStream.range(0, items)
            .<Condition>mapToObj(i -> Condition.absent(key("p/" + i)))
            .toList();
    List<Write> writes =
        IntStream.range(0, items)
            .<Write>mapToObj(i -> new Write.CreateRecord(key("p/" + i), record("p/" + i)))
            .toList();
    // When
    Commit commit = commit(store(), new Change(1, conditions, writes));
    // Then
    assertThat(commit).isEqualTo(new Commit.Done(items));
    assertThat(store().find(key("p/0"))).isPresent();
    assertThat(store().find(key("p/" + (items - 1)))).isPresent();
  }

  @Test
  default void noChangeHasMoreItemsThanAllowed() {
    List<Write> writes =
        Collections.nCopies(Change.MAX_ITEMS + 1, new Write.RemoveClaim(claim("x")));
    List<Condition> conditions =
        Collections.nCopies(Change.MAX_ITEMS + 1, Condition.absent(key("p/a")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Change(1, List.of(), writes))
        .withMessage("writes: 10001 (expected: 0..10000)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Change(1, conditions, List.of()))
        .withMessage("conditions: 10001 (expected: 0..10000)");
  }

  @Test
  default void finishesChangesUnderWayBeforeItCloses() {
    // Given
    Store store = another(CaseRule.IGNORE_ASCII_CASE);
    List<CompletableFuture<Commit>> stages =
        IntStream.range(0, 500)
            .mapToObj(i -> store.commit(creating(record("p/" + i))).toCompletableFuture())
            .toList();
    // When
    store.close();
    // Then
    assertThat(stages)
        .allSatisfy(
            stage -> assertThat(stage).isCompletedWithValueMatching(Commit.Done.class::isInstance));
  }

  @Test
  default void failsAfterItWasClosed() {
    // Given
    Store store = another(CaseRule.IGNORE_ASCII_CASE);
    store.close();
    store.close();
    // Then
    List<Runnable> reads =
        List.of(
            () -> store.find(key("p/a")),
            () -> store.isHomed(Prefix.of("p")),
            () -> store.homedPrefixes(Optional.empty(), 1),
            () -> store.handlesUnder(Prefix.of("p"), Optional.empty(), 1),
            () -> store.claimant(claim("x")),
            () -> store.indexed(term("t"), Optional.empty(), 1),
            store::lastTransactionId,
            () -> store.transactions(0, 1));
    for (Runnable read : reads) {
      assertThatThrownBy(read::run)
          .isInstanceOf(StoreException.class)
          .hasMessage("the store is closed");
    }
    assertThat(store.commit(change()).toCompletableFuture())
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(StoreException.class)
        .withMessage("the store is closed");
  }
}
