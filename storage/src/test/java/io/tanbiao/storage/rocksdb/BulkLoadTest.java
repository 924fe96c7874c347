package io.tanbiao.storage.rocksdb;

import static io.tanbiao.core.store.StoreSample.creating;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.homing;
import static io.tanbiao.core.store.StoreSample.record;
import static io.tanbiao.storage.rocksdb.BulkSample.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.InMemoryStore;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.StoreContent;
import io.tanbiao.core.store.StoreContent.Questions;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreSample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading in bulk: the store is as if every record had been created by a commit. */
class BulkLoadTest {
  private static final Questions QUESTIONS =
      new Questions(List.of(Prefix.of("p"), Prefix.of("88.300")), List.of(), List.of(), 100);

  @TempDir private Path parent;
  private final Store model = new InMemoryStore(CaseRule.IGNORE_ASCII_CASE);
  private Path directory;

  @BeforeEach
  void makeStore() {
    directory = parent.resolve("store");
    RocksStore.create(directory, CaseRule.IGNORE_ASCII_CASE, RocksSample.settings()).close();
  }

  @Test
  void makesTheStoreThatCommitsWouldMake() {
    // Given: a store with a prefix, and records in no order
    try (RocksStore store = open()) {
      done(store, homing("88.300"));
      done(model, homing("88.300"));
    }
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, 900).boxed().toList());
    Collections.shuffle(numbers, new Random(1));
    // When
    try (BulkLoad bulk = openBulk()) {
      for (int from = 0; from < 900; from += 300) {
        IntStream some = numbers.subList(from, from + 300).stream().mapToInt(Integer::intValue);
        assertThat(BulkSample.load(bulk, run("", some)))
            .isEqualTo(new BulkResult(300, List.of(), 1 + from + 300));
      }
    }
    numbers.forEach(number -> done(model, creating(NumberedWrites.record(number))));
    // Then
    assertSameAsModel();
  }

  @Test
  void goesOnWithCommitsAndLoads() {
    load("", record("p/b"));
    model(record("p/b"));
    commit(record("p/a"));
    load("", record("p/d"), record("p/c"));
    model(record("p/d"), record("p/c"));
    commit(record("p/e"));
    assertSameAsModel();
  }

  @Test
  void neverReplacesWhatIsThere() {
    // Given: a record in a table file, one in a log, and others in earlier runs
    load("", record("p/a", 1, "first"));
    model(record("p/a", 1, "first"));
    commit(record("p/b", 1, "first"));
    // When
    BulkResult result =
        load(
            "",
            record("p/C", 1, "first"),
            record("P/B", 1, "second"),
            record("p/c", 1, "second"),
            record("p/a", 1, "second"),
            record("p/C", 1, "third"),
            record("p/d"));
    model(record("p/C", 1, "first"), record("p/d"));
    // Then
    assertThat(result).isEqualTo(new BulkResult(2, List.of(1, 2, 3, 4), 4));
    assertSameAsModel();
    assertThat(load("", record("p/a"))).isEqualTo(new BulkResult(0, List.of(0), 4));
    assertSameAsModel();
  }

  @Test
  void ordersKeysOfWhichOneIsTheBeginningOfAnother() {
    HandleRecord[] records =
        Stream.of("p/ab", "p/a", "p/高炉", "p/", "p/a\0", "p/abcdefghij", "p/abcdefgh", "p/abcdefghi")
            .map(StoreSample::record)
            .toArray(HandleRecord[]::new);
    load("", records);
    model(records);
    assertSameAsModel();
  }

  @Test
  void takesARunOfNothing() {
    assertThat(load("here")).isEqualTo(new BulkResult(0, List.of(), 0));
    assertSameAsModel();
  }

  @Test
  void keepsTheMarkOfTheLastRun() {
    assertThat(mark()).isEmpty();
    load("half", record("p/a"));
    assertThat(mark()).isEqualTo("half");
    load("all", record("p/a"));
    assertThat(mark()).isEqualTo("all");
    load("", record("p/b"));
    assertThat(mark()).isEmpty();
  }

  @Test
  void storesRecordsOfAnySize() {
    HandleRecord large = record("p/large", 1, "x".repeat(1_000_000));
    HandleRecord small = record("p/small");
    load("", small, large);
    model(small, large);
    assertSameAsModel();
  }

  @Test
  void loadsNothingIntoAnOpenStore() {
    try (RocksStore store = open()) {
      assertThat(store.refusal()).isEmpty();
      assertThatThrownBy(this::openBulk)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is open already");
    }
  }

  @Test
  void loadsRunsThatAreHandedInWithoutWaiting() throws InterruptedException {
    List<CompletableFuture<BulkResult>> stages = new ArrayList<>();
    try (BulkLoad bulk = openBulk()) {
      for (int i = 0; i < 20; i++) {
        HandleRecord record = record("p/" + i);
        stages.add(bulk.load(run("" + i, record)).toCompletableFuture());
        model(record);
      }
    }
    for (int i = 0; i < 20; i++) {
      assertThat(stages.get(i)).isCompletedWithValue(new BulkResult(1, List.of(), i + 1));
    }
    assertThat(mark()).isEqualTo("19");
    assertSameAsModel();
  }

  @Test
  void noMarkIsLongerThanAllowed() {
    Octets longest = Octets.of(new byte[BulkRun.MAX_MARK_OCTETS]);
    assertThat(new BulkRun(1, List.of(), longest).mark()).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BulkRun(1, List.of(), Octets.of(new byte[65_537])))
        .withMessage("mark: 65537 (expected: 0..65536)");
  }

  @Test
  void noRunHasMoreRecordsThanAllowed() {
    BulkRecord record = BulkRecord.of(CaseRule.IGNORE_ASCII_CASE, record("p/a"));
    int most = BulkRun.MAX_RECORDS;
    assertThat(new BulkRun(1, Collections.nCopies(most, record), Octets.of()).records())
        .hasSize(most);
    List<BulkRecord> more = Collections.nCopies(most + 1, record);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BulkRun(1, more, Octets.of()))
        .withMessage("records: 1000001 (expected: 0..1000000)");
  }

  @Test
  void refusesADigestOfAnotherLength() {
    HandleRecord record = record("p/a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BulkRecord(StoreSample.key(record), record, Octets.of((byte) 1)))
        .withMessage("digest: 1 octets (expected: 32)");
  }

  private RocksStore open() {
    return RocksStore.open(directory, RocksSample.settings());
  }

  private BulkLoad openBulk() {
    return BulkLoad.open(directory, RocksSample.settings());
  }

  private BulkResult load(String mark, HandleRecord... records) {
    try (BulkLoad bulk = openBulk()) {
      return BulkSample.load(bulk, run(mark, records));
    }
  }

  private String mark() {
    try (BulkLoad bulk = openBulk()) {
      return bulk.mark().map(Octets::text).orElse("");
    }
  }

  private void commit(HandleRecord record) {
    try (RocksStore store = open()) {
      done(store, creating(record));
    }
    model(record);
  }

  private void model(HandleRecord... records) {
    done(model, creating(records));
  }

  private void assertSameAsModel() {
    try (RocksStore store = open()) {
      assertThat(StoreContent.of(store, QUESTIONS)).isEqualTo(StoreContent.of(model, QUESTIONS));
      assertThat(store.lastTransactionId()).isEqualTo(model.lastTransactionId());
    }
  }
}
