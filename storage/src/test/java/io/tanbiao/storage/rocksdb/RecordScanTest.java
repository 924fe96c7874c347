package io.tanbiao.storage.rocksdb;

import static io.tanbiao.core.store.StoreSample.change;
import static io.tanbiao.core.store.StoreSample.creating;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.key;
import static io.tanbiao.core.store.StoreSample.record;
import static io.tanbiao.core.store.StoreSample.replacing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import io.tanbiao.core.store.Write;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading all records of a store or of a prefix, as they are at one moment. */
class RecordScanTest {
  @TempDir private Path parent;
  private RocksStore store;

  @BeforeEach
  void makeStore() {
    store =
        RocksStore.create(
            parent.resolve("store"), CaseRule.IGNORE_ASCII_CASE, RocksSample.settings());
    done(
        store,
        creating(
            record("88.300/b"),
            record("88.30/a"),
            record("88.300.1/a"),
            record("88.300/C"),
            record("88.300/a"),
            record("88.301/a")));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, Store.MAX_PAGE})
  void readsAllRecordsInOrderOfTheirKeys(int limit) {
    try (RecordScan scan = store.scan()) {
      assertThat(names(scan, limit))
          .containsExactly("88.30/a", "88.300.1/a", "88.300/a", "88.300/b", "88.300/C", "88.301/a");
    }
  }

  @Test
  void readsTheRecordsOfAPrefix() {
    try (RecordScan scan = store.scan(Prefix.of("88.300"))) {
      assertThat(names(scan, 2)).containsExactly("88.300/a", "88.300/b", "88.300/C");
    }
    try (RecordScan scan = store.scan(Prefix.of("88"))) {
      assertThat(scan.next(1)).isEmpty();
    }
  }

  @Test
  void seesNothingOfWhatIsWrittenMeanwhile() {
    try (RecordScan scan = store.scan(Prefix.of("88.300"))) {
      // When
      done(store, creating(record("88.300/aa")));
      done(store, replacing(record("88.300/b"), record("88.300/b", 2, "new")));
      done(store, change(new Write.DeleteRecord(key("88.300/c"), record("88.300/C"))));
      // Then
      assertThat(scan.next(Store.MAX_PAGE))
          .containsExactly(record("88.300/a"), record("88.300/b"), record("88.300/C"));
    }
  }

  @Test
  void endsWithTheStore() {
    RecordScan scan = store.scan();
    assertThat(scan.next(1)).hasSize(1);
    // When
    store.close();
    // Then
    assertThatThrownBy(() -> scan.next(1))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.severity()).isEqualTo(Severity.RETRY));
    scan.close();
    scan.close();
  }

  @Test
  void closesTwice() {
    RecordScan scan = store.scan();
    scan.close();
    scan.close();
    assertThatThrownBy(() -> scan.next(1)).isInstanceOf(StoreException.class);
    assertThat(store.find(key("88.300/a"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, Store.MAX_PAGE + 1})
  void refusesPagesOutsideTheLimits(int limit) {
    try (RecordScan scan = store.scan()) {
      assertThatIllegalArgumentException().isThrownBy(() -> scan.next(limit));
    }
  }

  private static List<String> names(RecordScan scan, int limit) {
    List<String> names = new ArrayList<>();
    List<HandleRecord> page = scan.next(limit);
    while (!page.isEmpty()) {
      page.forEach(record -> names.add(record.handle().toString()));
      page = scan.next(limit);
    }
    return names;
  }
}
