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
import static io.tanbiao.core.store.StoreSample.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.TransactionRow.Action;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The transaction log: one row for each write of a record or homed prefix. */
interface TransactionLogContract extends StoreFixture {
  @Test
  default void logsEachWriteWithDateAndDigest() {
    // Given
    HandleRecord first = record("88.300/a", 1, "one");
    HandleRecord second = record("88.300/a", 2, "two");
    // When
    done(store(), new Change(11, List.of(), List.of(new Write.CreateRecord(key(first), first))));
    done(store(), new Change(22, List.of(), List.of(new Write.UpdateRecord(key(first), second))));
    done(store(), new Change(33, List.of(), List.of(new Write.DeleteRecord(key(first), second))));
    done(store(), new Change(44, List.of(), List.of(home("88.300.Plant"))));
    done(store(), new Change(-1, List.of(), List.of(unhome("88.300.plant"))));
    // Then
    Handle name = Handle.of("88.300/a");
    Handle homed = Handle.of("0.NA/88.300.Plant");
    Handle unhomed = Handle.of("0.NA/88.300.plant");
    assertThat(store().transactions(0, 10))
        .containsExactly(
            new TransactionRow(1, Action.CREATE, name, 11, sha256(first.stored())),
            new TransactionRow(2, Action.UPDATE, name, 22, sha256(second.stored())),
            new TransactionRow(3, Action.DELETE, name, 33, sha256(second.stored())),
            new TransactionRow(4, Action.HOME, homed, 44, sha256(homed.name())),
            new TransactionRow(5, Action.UNHOME, unhomed, -1, sha256(unhomed.name())));
    assertThat(store().lastTransactionId()).isEqualTo(5);
  }

  @Test
  default void logsHomingAgain() {
    done(store(), homing("88.300"));
    done(store(), homing("88.300"));
    assertThat(store().lastTransactionId()).isEqualTo(2);
  }

  @Test
  default void doesNotLogClaimsAndIndexRows() {
    Commit.Done commit =
        done(
            store(),
            change(
                new Write.PutClaim(claim("x"), key("88.300/a")),
                new Write.PutIndexRow(term("t"), key("88.300/a")),
                new Write.RemoveClaim(claim("x")),
                new Write.RemoveIndexRow(term("t"), key("88.300/a"))));
    assertThat(commit.lastTransactionId()).isZero();
    assertThat(store().transactions(0, 10)).isEmpty();
  }

  @Test
  default void tellsTheLastNumberOfAChange() {
    assertThat(done(store(), creating(record("p/a"), record("p/b"))).lastTransactionId())
        .isEqualTo(2);
    assertThat(done(store(), creating(record("p/c"))).lastTransactionId()).isEqualTo(3);
    assertThat(done(store(), change()).lastTransactionId()).isEqualTo(3);
  }

  @Test
  default void leavesNoGapForConflicts() {
    done(store(), creatingNew(record("p/a")));
    commit(store(), creatingNew(record("p/a")));
    done(store(), creatingNew(record("p/b")));
    assertThat(store().transactions(0, 10)).extracting(TransactionRow::id).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 299, 300, 301})
  default void pagesThroughTheLog(int limit) {
    // Given: more rows than one octet can number
    HandleRecord[] records =
        IntStream.range(0, 300).mapToObj(i -> record("p/" + i)).toArray(HandleRecord[]::new);
    done(store(), creating(records));
    // When
    List<TransactionRow> listed = new ArrayList<>();
    List<TransactionRow> page = store().transactions(0, limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      listed.addAll(page);
      page = store().transactions(page.get(page.size() - 1).id(), limit);
    }
    // Then
    assertThat(listed)
        .extracting(TransactionRow::id)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 300).boxed().toList());
  }

  @Test
  default void listsNothingBehindTheLastRow() {
    done(store(), creating(record("p/a"), record("p/b")));
    assertThat(store().transactions(1, 10)).extracting(TransactionRow::id).containsExactly(2L);
    assertThat(store().transactions(2, 10)).isEmpty();
    assertThat(store().transactions(3, 10)).isEmpty();
    assertThat(store().transactions(Long.MAX_VALUE, 10)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> store().transactions(-1, 10));
  }

  private static Write home(String prefix) {
    return new Write.HomePrefix(Prefix.of(prefix));
  }

  private static Write unhome(String prefix) {
    return new Write.UnhomePrefix(Prefix.of(prefix));
  }

  private static Octets sha256(Octets octets) {
    try {
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(octets.toArray()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
