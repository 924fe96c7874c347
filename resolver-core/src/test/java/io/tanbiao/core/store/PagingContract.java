package io.tanbiao.core.store;

import static io.tanbiao.core.store.StoreSample.change;
import static io.tanbiao.core.store.StoreSample.creating;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.homing;
import static io.tanbiao.core.store.StoreSample.key;
import static io.tanbiao.core.store.StoreSample.names;
import static io.tanbiao.core.store.StoreSample.namesUnder;
import static io.tanbiao.core.store.StoreSample.record;
import static io.tanbiao.core.store.StoreSample.term;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists in pages: nothing twice, nothing left out, nothing of a neighbour. */
interface PagingContract extends StoreFixture {
  @Test
  default void listsNothingOfStringNeighbours() {
    // Given: prefixes of which one is the beginning of another, with and without a dot
    done(
        store(),
        creating(
            record("88.30/a"),
            record("88.300/a"),
            record("88.300.1/a"),
            record("88.3001/a"),
            record("88.301/a"),
            record("0.NA/88.300"),
            record("88/300/a"),
            record("88.300/b")));
    // Then
    assertThat(namesUnder(store(), "88.30")).containsExactly("88.30/a");
    assertThat(namesUnder(store(), "88.300")).containsExactly("88.300/a", "88.300/b");
    assertThat(namesUnder(store(), "88.300.1")).containsExactly("88.300.1/a");
    assertThat(namesUnder(store(), "88")).containsExactly("88/300/a");
    assertThat(namesUnder(store(), "0.na")).containsExactly("0.NA/88.300");
    assertThat(namesUnder(store(), "8")).isEmpty();
    assertThat(namesUnder(store(), "88.302")).isEmpty();
  }

  @Test
  default void listsNamesAsRegisteredInOrderOfKeys() {
    done(
        store(),
        creating(record("88.300/b"), record("88.300/C"), record("88.300/a"), record("88.300/高炉")));
    assertThat(namesUnder(store(), "88.300"))
        .containsExactly("88.300/a", "88.300/b", "88.300/C", "88.300/高炉");
  }

  @Test
  default void listsAPrefixInAnyCase() {
    done(store(), creating(record("88.Plant/a"), record("88.PLANT/b")));
    assertThat(namesUnder(store(), "88.plant")).containsExactly("88.Plant/a", "88.PLANT/b");
  }

  @Test
  default void listsAPrefixInAnyCaseWhereSuffixesHaveCase() {
    Store sensitive = another(CaseRule.CASE_SENSITIVE);
    for (String name : List.of("88.Plant/a", "88.PLANT/A")) {
      HandleKey key = CaseRule.CASE_SENSITIVE.key(Handle.of(name));
      done(sensitive, change(new Write.CreateRecord(key, record(name))));
    }
    assertThat(namesUnder(sensitive, "88.plant")).containsExactly("88.PLANT/A", "88.Plant/a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 7, 8, Store.MAX_PAGE})
  default void pagesThroughHandles(int limit) {
    // Given: names that are the beginning of others
    List<String> all = List.of("p/a", "p/a/b", "p/aa", "p/aaa", "p/b", "p/b-", "p/高");
    done(store(), creating(all.stream().map(StoreSample::record).toArray(HandleRecord[]::new)));
    done(store(), creating(record("o/z"), record("p.q/a"), record("q/a")));
    // When
    List<String> listed = new ArrayList<>();
    List<Handle> page = store().handlesUnder(Prefix.of("p"), Optional.empty(), limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      listed.addAll(names(page));
      Handle last = page.get(page.size() - 1);
      page = store().handlesUnder(Prefix.of("p"), Optional.of(last), limit);
    }
    // Then
    assertThat(listed).containsExactlyElementsOf(all);
  }

  @Test
  default void goesOnAfterANameThatIsGone() {
    done(store(), creating(record("p/a"), record("p/c")));
    assertThat(names(store().handlesUnder(Prefix.of("p"), Optional.of(Handle.of("p/B")), 10)))
        .containsExactly("p/c");
  }

  @Test
  default void goesOnAfterANameOfAnotherPrefix() {
    done(store(), creating(record("o/a"), record("p/a"), record("q/a")));
    Prefix p = Prefix.of("p");
    assertThat(names(store().handlesUnder(p, Optional.of(Handle.of("a/a")), 10)))
        .containsExactly("p/a");
    assertThat(store().handlesUnder(p, Optional.of(Handle.of("q/0")), 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  default void pagesThroughHomedPrefixes(int limit) {
    // Given
    done(store(), homing("88.301", "88.300.b", "88.300", "88.300.A"));
    // When
    List<String> listed = new ArrayList<>();
    List<Prefix> page = store().homedPrefixes(Optional.empty(), limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      page.forEach(prefix -> listed.add(prefix.toString()));
      page = store().homedPrefixes(Optional.of(page.get(page.size() - 1)), limit);
    }
    // Then
    assertThat(listed).containsExactly("88.300", "88.300.A", "88.300.b", "88.301");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  default void pagesThroughAnIndex(int limit) {
    // Given: neighbours in every part of the row
    List<HandleKey> keys = List.of(key("p/a"), key("p/aa"), key("p/b"));
    List<Write> writes = new ArrayList<>();
    keys.forEach(key -> writes.add(new Write.PutIndexRow(term("steel"), key)));
    writes.add(new Write.PutIndexRow(term("stee"), key("p/x")));
    writes.add(new Write.PutIndexRow(term("steel "), key("p/x")));
    writes.add(new Write.PutIndexRow(new IndexTerm(2, Octets.utf8("steel")), key("p/x")));
    done(store(), change(writes.toArray(Write[]::new)));
    // When
    List<HandleKey> listed = new ArrayList<>();
    List<HandleKey> page = store().indexed(term("steel"), Optional.empty(), limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      listed.addAll(page);
      page = store().indexed(term("steel"), Optional.of(page.get(page.size() - 1)), limit);
    }
    // Then
    assertThat(listed).containsExactlyElementsOf(keys);
  }

  @Test
  default void listsARecordOnceUnderATerm() {
    Write row = new Write.PutIndexRow(term("steel"), key("p/a"));
    done(store(), change(row, row));
    done(store(), change(row));
    assertThat(store().indexed(term("steel"), Optional.empty(), 10)).containsExactly(key("p/a"));
    done(store(), change(new Write.RemoveIndexRow(term("steel"), key("p/a"))));
    assertThat(store().indexed(term("steel"), Optional.empty(), 10)).isEmpty();
  }

  @Test
  default void readsLargestPage() {
    Write[] rows =
        IntStream.range(0, Change.MAX_ITEMS)
            .mapToObj(i -> new Write.PutIndexRow(term("t"), key("p/%05d".formatted(i))))
            .toArray(Write[]::new);
    done(store(), change(rows));
    assertThat(store().indexed(term("t"), Optional.empty(), Store.MAX_PAGE))
        .hasSize(Store.MAX_PAGE)
        .isSorted();
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Store.MAX_PAGE + 1, Integer.MAX_VALUE})
  default void refusesPagesOutsideTheLimits(int limit) {
    List<Runnable> reads =
        List.of(
            () -> store().homedPrefixes(Optional.empty(), limit),
            () -> store().handlesUnder(Prefix.of("p"), Optional.empty(), limit),
            () -> store().indexed(term("t"), Optional.empty(), limit),
            () -> store().transactions(0, limit));
    for (Runnable read : reads) {
      assertThatIllegalArgumentException()
          .isThrownBy(read::run)
          .withMessage("limit: " + limit + " (expected: 1..10000)");
    }
  }
}
