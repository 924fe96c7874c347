package io.tanbiao.core.store;

import static io.tanbiao.core.store.StoreSample.change;
import static io.tanbiao.core.store.StoreSample.creatingNew;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.key;
import static io.tanbiao.core.store.StoreSample.record;
import static io.tanbiao.core.store.StoreSample.replacing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleRecord;
import org.junit.jupiter.api.Test;

/** Reads that never wait: what they tell is true, and when they cannot tell they say so. */
interface LookupContract extends StoreFixture {
  @Test
  default void findsWhatWasJustWrittenWithoutBlocking() {
    // Given
    HandleRecord first = record("p/a", 1, "old");
    HandleRecord second = record("p/a", 2, "new");
    done(store(), creatingNew(first));
    assertThat(store().findWithoutBlocking(key("p/a"))).isEqualTo(new Lookup.Found(first));
    // When
    done(store(), replacing(first, second));
    // Then
    assertThat(store().findWithoutBlocking(key("p/a"))).isEqualTo(new Lookup.Found(second));
  }

  @Test
  default void tellsAbsenceWithoutBlocking() {
    // Given
    HandleRecord record = record("p/a");
    done(store(), creatingNew(record));
    assertThat(store().findWithoutBlocking(key("p/b"))).isEqualTo(Lookup.Missed.ABSENT);
    // When
    done(store(), change(new Write.DeleteRecord(key("p/a"), record)));
    // Then
    assertThat(store().findWithoutBlocking(key("p/a"))).isEqualTo(Lookup.Missed.ABSENT);
  }

  @Test
  default void leavesToTheReadThatMayBlockThatTheStoreIsClosed() {
    // Given
    Store store = another(CaseRule.IGNORE_ASCII_CASE);
    done(store, creatingNew(record("p/a")));
    // When
    store.close();
    // Then
    assertThat(store.findWithoutBlocking(key("p/a"))).isEqualTo(Lookup.Missed.WOULD_BLOCK);
  }
}
