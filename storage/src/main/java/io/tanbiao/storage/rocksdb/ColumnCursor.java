package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * A place in a column, which sees the column as it was when the cursor was opened.
 *
 * <p>To be closed by who opened it, before the database is. Not safe for use by several threads.
 */
final class ColumnCursor<K, V> implements AutoCloseable {
  private final Column<K, V> column;
  private final RocksIterator iterator;

  ColumnCursor(Column<K, V> column, RocksIterator iterator) {
    this.column = column;
    this.iterator = iterator;
  }

  /** Goes to the first entry whose key is not before these octets. */
  void seek(Octets key) {
    iterator.seek(key.toArray());
  }

  /** Goes to the last entry. */
  void seekToLast() {
    iterator.seekToLast();
  }

  /** Goes to the next entry. */
  void next() {
    iterator.next();
  }

  /**
   * Whether the cursor stands on an entry.
   *
   * @throws RocksDBException when it stands on none because the next one cannot be read
   */
  boolean isValid() throws RocksDBException {
    if (iterator.isValid()) {
      return true;
    }
    iterator.status();
    return false;
  }

  /** The octets of the key. */
  Octets keyOctets() {
    return Octets.owning(iterator.key());
  }

  /** The key. */
  K key() throws WireException {
    return column.keys().decode(keyOctets());
  }

  /** The value. */
  V value() throws WireException {
    return column.values().decode(Octets.owning(iterator.value()));
  }

  @Override
  public void close() {
    iterator.close();
  }
}
