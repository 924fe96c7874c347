package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import io.tanbiao.core.store.TransactionRow;
import io.tanbiao.core.store.TransactionRow.Action;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;

/** The store into which runs are loaded. One thread writes, any thread may ask. */
final class BulkTarget implements AutoCloseable {
  private final Database database;
  private final CaseRule caseRule;
  private final BulkJournal journal;
  private final AcknowledgedMark acknowledged;
  private volatile long lastTransactionId;
  private volatile Optional<Octets> mark;

  BulkTarget(
      Database database,
      CaseRule caseRule,
      BulkJournal journal,
      AcknowledgedMark acknowledged,
      long lastTransactionId)
      throws RocksDBException {
    this.database = database;
    this.caseRule = caseRule;
    this.journal = journal;
    this.acknowledged = acknowledged;
    this.lastTransactionId = lastTransactionId;
    this.mark = journal.mark();
  }

  CaseRule caseRule() {
    return caseRule;
  }

  Optional<Octets> mark() {
    return mark;
  }

  /** The record of a key. */
  Optional<HandleRecord> find(HandleKey key) {
    try {
      return database.find(Columns.RECORDS, key);
    } catch (RocksDBException e) {
      throw StoreFailure.ofRead("record " + key, e);
    } catch (WireException e) {
      throw StoreFailure.ofRead("record " + key, e);
    }
  }

  long lastTransactionId() {
    return lastTransactionId;
  }

  /**
   * Makes a run part of the store.
   *
   * @throws StoreException when that fails; whether it is part of the store is then decided when
   *     the store is opened the next time
   */
  BulkResult write(BulkRun run) {
    try {
      SortedRun sorted = SortedRun.of(run.records(), database);
      if (sorted.size() > 0) {
        writeRecords(sorted);
        writeTransactions(run, sorted);
      }
      journal.commit(run.mark());
      long last = lastTransactionId + sorted.size();
      lastTransactionId = last;
      mark = journal.mark();
      acknowledged.write(last);
      return new BulkResult(sorted.size(), sorted.duplicates(), last);
    } catch (RocksDBException e) {
      throw new StoreException(
          StoreFailure.severity(e), "the run was not loaded: " + StoreFailure.reason(e), e);
    } catch (IOException e) {
      throw new StoreException(Severity.RETRY, "the run was not loaded: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      acknowledged.close();
    } catch (IOException e) {
      throw new StoreException(Severity.RETRY, "the mark of the store cannot be closed", e);
    } finally {
      database.close();
    }
  }

  private void writeRecords(SortedRun run) throws RocksDBException, IOException {
    try (TableWriter table = journal.newTable(Columns.RECORDS)) {
      for (BulkRecord record : run.inOrderOfKeys()) {
        table.put(record.key().octets(), record.record().stored());
      }
      table.finish();
    }
  }

  private void writeTransactions(BulkRun run, SortedRun sorted)
      throws RocksDBException, IOException {
    long id = lastTransactionId;
    List<BulkRecord> records = run.records();
    try (TableWriter table = journal.newTable(Columns.TRANSACTIONS)) {
      for (int position = 0; position < records.size(); position++) {
        if (!sorted.isDuplicate(position)) {
          id++;
          table.put(
              Columns.TRANSACTIONS.keys().encode(id),
              Columns.TRANSACTIONS.values().encode(row(id, run, records.get(position))));
        }
      }
      table.finish();
    }
  }

  private static TransactionRow row(long id, BulkRun run, BulkRecord record) {
    return new TransactionRow(
        id, Action.CREATE, record.record().handle(), run.dateMillis(), record.digest());
  }
}
