package io.tanbiao.storage.rocksdb;

import static io.tanbiao.core.store.StoreSample.creating;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.key;
import static io.tanbiao.core.store.StoreSample.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

class StoreDirectoryTest {
  @TempDir private Path parent;

  @ParameterizedTest
  @EnumSource
  void remembersItsCaseRule(CaseRule caseRule) {
    create(caseRule).close();
    try (RocksStore store = open()) {
      assertThat(store.caseRule()).isEqualTo(caseRule);
    }
  }

  @Test
  void makesTheDirectoryAndItsParents() {
    Path deep = parent.resolve("a/b/store");
    RocksStore.create(deep, CaseRule.CASE_SENSITIVE, RocksSample.settings()).close();
    assertThat(deep).isDirectory();
  }

  @Test
  void doesNotMakeAStoreOverAnother() {
    // Given
    try (RocksStore store = create(CaseRule.IGNORE_ASCII_CASE)) {
      done(store, creating(record("88.300/a")));
    }
    // Then
    assertRefused(() -> create(CaseRule.IGNORE_ASCII_CASE), "it is not empty");
    try (RocksStore store = open()) {
      assertThat(store.find(key("88.300/a"))).isPresent();
    }
  }

  @Test
  void doesNotMakeAStoreBesideOtherFiles() throws IOException {
    Files.createDirectories(directory());
    Files.writeString(directory().resolve("note"), "mine");
    assertRefused(() -> create(CaseRule.IGNORE_ASCII_CASE), "it is not empty");
    assertThat(RocksSample.files(directory(), "")).hasSize(1);
  }

  @Test
  void refusesADirectoryWithoutStore() throws IOException {
    assertRefused(this::open, "there is no store in " + directory());
    Files.createDirectories(directory());
    assertRefused(this::open, "there is no store in " + directory());
    assertThat(RocksSample.files(directory(), "")).isEmpty();
  }

  @Test
  void refusesAStoreThatIsOpen() {
    try (RocksStore store = create(CaseRule.IGNORE_ASCII_CASE)) {
      assertRefused(this::open, "is open already, here or elsewhere");
      done(store, creating(record("88.300/a")));
    }
  }

  @Test
  void refusesANewerSchema() throws RocksDBException {
    create(CaseRule.IGNORE_ASCII_CASE).close();
    stamp("schema", "2");
    assertRefused(this::open, "has schema 2 (expected: 1): use the version of Tanbiao");
  }

  @Test
  void refusesAnUnknownCaseRule() throws RocksDBException {
    create(CaseRule.IGNORE_ASCII_CASE).close();
    stamp("case-rule", "turkish");
    assertRefused(
        this::open, "case rule 'turkish' (expected: ignore-ascii-case or case-sensitive)");
  }

  @Test
  void refusesAStoreThatWasNeverCompleted() throws RocksDBException {
    RocksSample.database(directory(), Database.Mode.CREATE).close();
    assertRefused(this::open, "was never completed (no 'schema')");
  }

  @Test
  void refusesAnUnknownColumn() throws RocksDBException {
    create(CaseRule.IGNORE_ASCII_CASE).close();
    addColumn("proofs");
    assertRefused(this::open, "has a column 'proofs'");
  }

  @Test
  void refusesAStoreThatLacksAcknowledgedTransactions() throws IOException {
    // Given: a copy of the database from before the last commit, beside the mark of after it
    Path old = parent.resolve("old");
    create(CaseRule.IGNORE_ASCII_CASE).close();
    RocksSample.copy(directory(), old);
    try (RocksStore store = open()) {
      done(store, creating(record("88.300/a")));
    }
    Files.copy(
        directory().resolve("ACKNOWLEDGED"),
        old.resolve("ACKNOWLEDGED"),
        StandardCopyOption.REPLACE_EXISTING);
    // Then
    assertRefused(
        () -> RocksStore.open(old, RocksSample.settings()),
        "it ends with transaction 0, but 1 was acknowledged");
  }

  @Test
  void opensAgainAfterARefusal() throws RocksDBException {
    create(CaseRule.IGNORE_ASCII_CASE).close();
    stamp("schema", "2");
    assertRefused(this::open, "schema 2");
    stamp("schema", "1");
    open().close();
  }

  private Path directory() {
    return parent.resolve("store");
  }

  private RocksStore create(CaseRule caseRule) {
    return RocksStore.create(directory(), caseRule, RocksSample.settings());
  }

  private RocksStore open() {
    return RocksStore.open(directory(), RocksSample.settings());
  }

  private void stamp(String key, String text) throws RocksDBException {
    try (Database database = RocksSample.database(directory(), Database.Mode.EXISTING);
        WriteBatch batch = new WriteBatch()) {
      batch.put(
          database.handle(Columns.META), Octets.utf8(key).toArray(), Octets.utf8(text).toArray());
      database.write(batch);
    }
  }

  private void addColumn(String name) throws RocksDBException {
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    for (String existing : Database.columnNames(directory())) {
      descriptors.add(new ColumnFamilyDescriptor(existing.getBytes(StandardCharsets.UTF_8)));
    }
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try (RocksDB rocks = RocksDB.open(directory().toString(), descriptors, handles)) {
      byte[] octets = name.getBytes(StandardCharsets.UTF_8);
      handles.add(rocks.createColumnFamily(new ColumnFamilyDescriptor(octets)));
      handles.forEach(ColumnFamilyHandle::close);
    }
  }

  private static void assertRefused(ThrowingCallable opening, String reason) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.severity()).isEqualTo(Severity.FATAL))
        .hasMessageContaining(reason);
  }
}
