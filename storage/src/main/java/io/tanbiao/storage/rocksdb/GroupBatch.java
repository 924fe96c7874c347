package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.Condition;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.TransactionRow;
import io.tanbiao.core.store.Write;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * The changes that are written together, each of which sees those before it.
 *
 * <p>Belongs to the committer's thread. Until it is written nothing of it is visible elsewhere.
 */
final class GroupBatch implements AutoCloseable {
  private static final Octets NOTHING = Octets.of();

  private final Database database;
  private final WriteBatch batch = new WriteBatch();
  private final Map<Slot, Optional<Octets>> written = new HashMap<>();
  private long lastTransactionId;

  private record Slot(int columnId, Octets key) {}

  /**
   * An empty group.
   *
   * @param lastTransactionId the number of the last transaction before the group
   */
  GroupBatch(Database database, long lastTransactionId) {
    this.database = database;
    this.lastTransactionId = lastTransactionId;
  }

  /**
   * The first condition of a change that does not hold, seen from behind the changes before it.
   *
   * @throws StoreException when what it asks for cannot be read
   */
  Optional<Condition> firstBroken(Change change) {
    for (Condition condition : change.conditions()) {
      if (!holds(condition)) {
        return Optional.of(condition);
      }
    }
    return Optional.empty();
  }

  /**
   * Takes a change into the group.
   *
   * @return what to answer once the group is written
   * @throws StoreException when it cannot be taken in; the group is then of no use
   */
  Commit.Done add(Change change) {
    try {
      for (Write write : change.writes()) {
        apply(write);
        log(write, change.dateMillis());
      }
    } catch (RocksDBException e) {
      throw StoreFailure.ofWrite(e);
    }
    return new Commit.Done(lastTransactionId);
  }

  /** The number of the last transaction of the group, or before it. */
  long lastTransactionId() {
    return lastTransactionId;
  }

  /** Whether there is nothing to write. */
  boolean isEmpty() {
    return batch.count() == 0;
  }

  /** Writes the group and waits until it is on disk. */
  void write() throws RocksDBException {
    database.write(batch);
  }

  @Override
  public void close() {
    batch.close();
  }

  private boolean holds(Condition condition) {
    if (condition instanceof Condition.RecordIs is) {
      return find("record " + is.key(), Columns.RECORDS, is.key()).equals(is.expected());
    } else if (condition instanceof Condition.PrefixHomed homed) {
      return exists(Columns.HOMED, homed.prefix().folded());
    } else if (condition instanceof Condition.ClaimFree free) {
      return find("claim of kind " + free.claim().kind(), Columns.CLAIMS, free.claim())
          .map(free.claimant()::equals)
          .orElse(true);
    }
    throw new AssertionError(condition);
  }

  private void log(Write write, long dateMillis) throws RocksDBException {
    Optional<TransactionRow> row = TransactionRow.of(write, lastTransactionId + 1, dateMillis);
    if (row.isPresent()) {
      lastTransactionId++;
      put(Columns.TRANSACTIONS, lastTransactionId, row.get());
    }
  }

  private void apply(Write write) throws RocksDBException {
    if (write instanceof Write.CreateRecord create) {
      put(Columns.RECORDS, create.key(), create.record());
    } else if (write instanceof Write.UpdateRecord update) {
      put(Columns.RECORDS, update.key(), update.record());
    } else if (write instanceof Write.DeleteRecord delete) {
      delete(Columns.RECORDS, delete.key());
    } else if (write instanceof Write.HomePrefix home) {
      if (!exists(Columns.HOMED, home.prefix().folded())) {
        put(Columns.HOMED, home.prefix().folded(), home.prefix());
      }
    } else if (write instanceof Write.UnhomePrefix unhome) {
      delete(Columns.HOMED, unhome.prefix().folded());
    } else {
      applyDerived(write);
    }
  }

  private void applyDerived(Write write) throws RocksDBException {
    if (write instanceof Write.PutClaim put) {
      put(Columns.CLAIMS, put.claim(), put.claimant());
    } else if (write instanceof Write.RemoveClaim remove) {
      delete(Columns.CLAIMS, remove.claim());
    } else if (write instanceof Write.PutIndexRow put) {
      put(Columns.INDEX, new IndexRow(put.term(), put.key()), NOTHING);
    } else if (write instanceof Write.RemoveIndexRow remove) {
      delete(Columns.INDEX, new IndexRow(remove.term(), remove.key()));
    } else {
      throw new AssertionError(write);
    }
  }

  private boolean exists(Column<Octets, ?> column, Octets key) {
    try {
      return stored(column, key).isPresent();
    } catch (RocksDBException e) {
      throw StoreFailure.ofRead("prefix " + key.text(), e);
    }
  }

  private <K, V> Optional<V> find(String what, Column<K, V> column, K key) {
    try {
      Optional<Octets> stored = stored(column, column.keys().encode(key));
      return stored.isEmpty()
          ? Optional.empty()
          : Optional.of(column.values().decode(stored.get()));
    } catch (RocksDBException e) {
      throw StoreFailure.ofRead(what, e);
    } catch (WireException e) {
      throw StoreFailure.ofRead(what, e);
    }
  }

  private Optional<Octets> stored(Column<?, ?> column, Octets key) throws RocksDBException {
    Optional<Octets> mine = written.get(new Slot(column.id(), key));
    return mine != null ? mine : database.get(column, key);
  }

  private <K, V> void put(Column<K, V> column, K key, V value) throws RocksDBException {
    Octets keyOctets = column.keys().encode(key);
    Octets valueOctets = column.values().encode(value);
    batch.put(database.handle(column), keyOctets.toArray(), valueOctets.toArray());
    written.put(new Slot(column.id(), keyOctets), Optional.of(valueOctets));
  }

  private <K> void delete(Column<K, ?> column, K key) throws RocksDBException {
    Octets keyOctets = column.keys().encode(key);
    batch.delete(database.handle(column), keyOctets.toArray());
    written.put(new Slot(column.id(), keyOctets), Optional.empty());
  }
}
