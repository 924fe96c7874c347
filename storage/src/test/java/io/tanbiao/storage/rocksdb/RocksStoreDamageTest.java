package io.tanbiao.storage.rocksdb;

import static io.tanbiao.core.store.StoreSample.commit;
import static io.tanbiao.core.store.StoreSample.creatingNew;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.key;
import static io.tanbiao.core.store.StoreSample.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.Claim;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.IndexTerm;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.StoreContent;
import io.tanbiao.core.store.StoreContent.Questions;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import io.tanbiao.core.store.StoreSample;
import io.tanbiao.core.store.Write;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Flipped bits in the files of a store: what is damaged is refused, never answered wrong. */
class RocksStoreDamageTest {
  private static final int RECORDS = 200;

  /** How many bits of each file are flipped, besides those at its ends; more in a long run. */
  private static final int POSITIONS_PER_FILE = Integer.getInteger("tanbiao.damage.positions", 12);

  private static final Questions QUESTIONS =
      new Questions(
          List.of(Prefix.of("88.300")),
          List.of(new Claim(1, Octets.utf8("claim"))),
          List.of(new IndexTerm(1, Octets.utf8("term"))),
          50);

  @TempDir private Path parent;
  private Path original;
  private StoreContent expected;

  @BeforeEach
  void makeStore() {
    original = parent.resolve("original");
    try (RocksStore store =
        RocksStore.create(original, CaseRule.IGNORE_ASCII_CASE, RocksSample.settings())) {
      for (int i = 0; i < RECORDS; i++) {
        done(store, creatingNew(sample(i)));
      }
      done(
          store,
          StoreSample.change(
              new Write.HomePrefix(Prefix.of("88.300")),
              new Write.PutClaim(QUESTIONS.claims().get(0), key("88.300/0")),
              new Write.PutIndexRow(QUESTIONS.terms().get(0), key("88.300/0"))));
      expected = StoreContent.of(store, QUESTIONS);
    }
  }

  @Test
  void neverAnswersWrongFromDamagedTableFiles() throws IOException {
    // Given: opening moves everything from the log into table files
    RocksStore.open(original, RocksSample.settings()).close();
    List<Path> tables = RocksSample.files(original, ".sst");
    assertThat(tables).isNotEmpty();
    // Then
    int refusals = 0;
    for (Path table : tables) {
      refusals += refusalsWithFlippedBits(table);
    }
    assertThat(refusals).isPositive();
  }

  @Test
  void neverAnswersWrongFromADamagedLog() throws IOException {
    int refusals = 0;
    for (Path log : RocksSample.files(original, ".log")) {
      refusals += refusalsWithFlippedBits(log);
    }
    // All of the log is needed, but for what RocksDB wrote ahead of our first transaction.
    assertThat(refusals).isGreaterThan(POSITIONS_PER_FILE / 2);
  }

  @Test
  void namesTheDamagedRecordButNotItsContent() throws IOException {
    // Given
    RocksStore.open(original, RocksSample.settings()).close();
    Path damaged = parent.resolve("damaged");
    RocksSample.copy(original, damaged);
    for (Path table : RocksSample.files(damaged, ".sst")) {
      damageValues(table);
    }
    // Then
    try (RocksStore store = RocksStore.open(damaged, RocksSample.settings())) {
      assertThatThrownBy(() -> readAllRecords(store))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.severity()).isEqualTo(Severity.FATAL))
          .hasMessageStartingWith("record 88.300/")
          .hasMessageContaining("damaged")
          .hasMessageNotContaining("confidential");
    }
  }

  @Test
  void refusesARecordUnderTheKeyOfAnother() throws RocksDBException {
    overwrite("88.300/0", sample(1).stored());
    try (RocksStore store = RocksStore.open(original, RocksSample.settings())) {
      assertThatThrownBy(() -> store.find(key("88.300/0")))
          .isInstanceOf(StoreException.class)
          .hasMessage(
              "record 88.300/0 is damaged on disk: the record under this key has another name");
      assertThat(store.find(key("88.300/1"))).contains(sample(1));
    }
  }

  @Test
  void refusesAChangeThatAsksForADamagedRecordAndTakesOthers() throws RocksDBException {
    // Given
    overwrite("88.300/0", Octets.of((byte) 9));
    try (RocksStore store = RocksStore.open(original, RocksSample.settings())) {
      // When: both in one group
      var damaged = store.commit(creatingNew(sample(0))).toCompletableFuture();
      var sound = commit(store, creatingNew(record("88.300/new")));
      // Then
      assertThat(damaged)
          .failsWithin(Duration.ofSeconds(StoreSample.DEADLINE_SECONDS))
          .withThrowableThat()
          .havingCause()
          .isInstanceOf(StoreException.class)
          .withMessage("record 88.300/0 is damaged on disk: record form: 9 (expected: 1)");
      assertThat(sound).isInstanceOf(Commit.Done.class);
    }
  }

  /** How often a store refused something when one bit of this file was flipped. */
  private int refusalsWithFlippedBits(Path file) throws IOException {
    int length = (int) Files.size(file);
    int refusals = 0;
    for (int position : positions(length)) {
      Path damaged = parent.resolve(file.getFileName() + "-" + position);
      RocksSample.copy(original, damaged);
      RocksSample.flipBit(damaged.resolve(file.getFileName()), position);
      refusals += refuses(damaged) ? 1 : 0;
      RocksSample.deleteAll(damaged);
    }
    return refusals;
  }

  /** The beginning and the end, where headers and footers are, and places in between. */
  private static List<Integer> positions(int length) {
    int step = Math.max(1, length / POSITIONS_PER_FILE);
    List<Integer> positions = new ArrayList<>();
    IntStream.range(0, length)
        .filter(i -> i % step == 0 || i < 2 || i >= length - 4)
        .forEach(positions::add);
    return positions;
  }

  /** Reads all of a damaged store: what it answers is right, or it refuses to. */
  private boolean refuses(Path damaged) {
    boolean refused = false;
    try (RocksStore store = RocksStore.open(damaged, RocksSample.settings())) {
      for (int i = 0; i < RECORDS; i++) {
        try {
          assertThat(store.find(key("88.300/" + i))).contains(sample(i));
        } catch (StoreException e) {
          refused = true;
        }
      }
      assertThat(StoreContent.of(store, QUESTIONS)).isEqualTo(expected);
    } catch (StoreException e) {
      refused = true;
    }
    return refused;
  }

  private static void readAllRecords(Store store) {
    for (int i = 0; i < RECORDS; i++) {
      assertThat(store.find(key("88.300/" + i))).contains(sample(i));
    }
  }

  private static HandleRecord sample(int number) {
    return record("88.300/" + number, 1, "confidential-" + "x".repeat(number));
  }

  /** Flips a bit in each data block, wherever there is text of a value. */
  private static void damageValues(Path table) throws IOException {
    byte[] content = Files.readAllBytes(table);
    String text = new String(content, StandardCharsets.ISO_8859_1);
    for (int at = text.indexOf("confidential");
        at >= 0;
        at = text.indexOf("confidential", at + 1)) {
      content[at] ^= 1;
    }
    Files.write(table, content);
  }

  private void overwrite(String name, Octets stored) throws RocksDBException {
    try (Database database = RocksSample.database(original, Database.Mode.EXISTING);
        WriteBatch batch = new WriteBatch()) {
      batch.put(database.handle(Columns.RECORDS), key(name).octets().toArray(), stored.toArray());
      database.write(batch);
    }
  }
}
