package io.tanbiao.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.store.TransactionRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** A bulk load that ends at each of its steps: the store has the whole run or nothing of it. */
class BulkJournalTest {
  private static final int NUMBER = 7;
  private static final Octets MARK = Octets.utf8("mark");

  @TempDir private Path parent;
  private Path directory;

  /** What a process does before it ends. */
  private interface Steps {
    void run(Database database, BulkJournal journal) throws RocksDBException, IOException;
  }

  @BeforeEach
  void makeStore() {
    directory = parent.resolve("store");
    RocksStore.create(directory, CaseRule.IGNORE_ASCII_CASE, RocksSample.settings()).close();
  }

  @Test
  void forgetsAFileThatIsNotComplete() throws RocksDBException, IOException {
    interrupt(
        (database, journal) -> {
          writeTransactions(journal);
          Files.write(journal.file(Columns.RECORDS), new byte[100]);
        });
    assertNothingLoaded();
  }

  @Test
  void forgetsFilesWithoutTheRowThatTakesThemIn() throws RocksDBException, IOException {
    interrupt((database, journal) -> writeTables(journal));
    assertNothingLoaded();
  }

  @Test
  void takesInAllFilesOfTheRow() throws RocksDBException, IOException {
    interrupt(
        (database, journal) -> {
          writeTables(journal);
          writeRow(database);
        });
    assertLoaded();
  }

  @Test
  void takesInTheLogWhenTheRecordsAreThere() throws RocksDBException, IOException {
    interrupt(
        (database, journal) -> {
          writeTables(journal);
          writeRow(database);
          database.ingest(Columns.RECORDS, journal.file(Columns.RECORDS));
        });
    assertLoaded();
  }

  @Test
  void takesInAFileAgainThatWasTakenInButNotRemoved() throws RocksDBException, IOException {
    interrupt(
        (database, journal) -> {
          writeTables(journal);
          writeRow(database);
          Path file = journal.file(Columns.RECORDS);
          Path copy = Files.copy(file, parent.resolve("copy.sst"));
          database.ingest(Columns.RECORDS, file);
          Files.move(copy, file);
        });
    assertLoaded();
  }

  @Test
  void removesTheRowWhenAllFilesAreTakenIn() throws RocksDBException, IOException {
    interrupt(
        (database, journal) -> {
          writeTables(journal);
          writeRow(database);
          database.ingest(Columns.RECORDS, journal.file(Columns.RECORDS));
          database.ingest(Columns.TRANSACTIONS, journal.file(Columns.TRANSACTIONS));
        });
    assertLoaded();
  }

  private void interrupt(Steps steps) throws RocksDBException, IOException {
    try (Database database = RocksSample.database(directory, Database.Mode.EXISTING)) {
      steps.run(database, new BulkJournal(database, directory));
    }
  }

  private static void writeTables(BulkJournal journal) throws RocksDBException, IOException {
    try (TableWriter table = journal.newTable(Columns.RECORDS)) {
      BulkRecord record = record();
      table.put(record.key().octets(), record.record().stored());
      table.finish();
    }
    writeTransactions(journal);
  }

  private static void writeTransactions(BulkJournal journal) throws RocksDBException, IOException {
    try (TableWriter table = journal.newTable(Columns.TRANSACTIONS)) {
      TransactionRow row =
          new TransactionRow(
              1,
              TransactionRow.Action.CREATE,
              record().record().handle(),
              NUMBER,
              record().digest());
      table.put(Columns.TRANSACTIONS.keys().encode(1L), Columns.TRANSACTIONS.values().encode(row));
      table.finish();
    }
  }

  private static void writeRow(Database database) throws RocksDBException {
    try (WriteBatch batch = new WriteBatch()) {
      batch.put(database.handle(Columns.META), BulkJournal.RUN.toArray(), MARK.toArray());
      database.write(batch);
    }
  }

  private void assertNothingLoaded() throws RocksDBException, IOException {
    try (RocksStore store = RocksStore.open(directory, RocksSample.settings())) {
      NumberedWrites.requireNothing(store, NUMBER);
      assertThat(store.lastTransactionId()).isZero();
    }
    assertSettled(Optional.empty());
  }

  private void assertLoaded() throws RocksDBException, IOException {
    try (RocksStore store = RocksStore.open(directory, RocksSample.settings())) {
      assertThat(NumberedWrites.requireWholeRecords(store)).isEqualTo(Set.of(NUMBER));
    }
    assertSettled(Optional.of(MARK));
  }

  private void assertSettled(Optional<Octets> mark) throws RocksDBException, IOException {
    assertThat(directory.resolve("bulk")).isEmptyDirectory();
    try (Database database = RocksSample.database(directory, Database.Mode.EXISTING)) {
      assertThat(database.get(Columns.META, BulkJournal.RUN)).isEmpty();
      assertThat(new BulkJournal(database, directory).mark()).isEqualTo(mark);
    }
  }

  private static BulkRecord record() {
    return BulkRecord.of(CaseRule.IGNORE_ASCII_CASE, NumberedWrites.record(NUMBER));
  }
}
