package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.store.Lookup;
import io.tanbiao.core.store.Lookup.Missed;
import java.nio.ByteBuffer;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.KeyMayExist;
import org.rocksdb.ReadOptions;
import org.rocksdb.ReadTier;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * Reads of records that are in memory: in write buffers and cached blocks, never on the disk.
 *
 * <p>{@code keyMayExist} brings the value of a key as a read does that is confined to the cache,
 * but tells of a missing block by a number where {@code get} throws, which costs three times as
 * much. With many more records than fit the cache that is what happens most; then most are not even
 * looked for, see {@link Hopes}.
 *
 * <p>Each thread has two buffers of its own. Any thread may read while the database is open.
 */
final class CachedRecords implements AutoCloseable {
  /** Names have at most 2048 octets; for longer keys nothing is told. */
  static final int MAX_KEY_OCTETS = 2304;

  /** For longer records nothing is told. */
  static final int MAX_RECORD_OCTETS = 32 << 10;

  private final RocksDB rocks;
  private final ColumnFamilyHandle records;
  private final ReadOptions reading =
      new ReadOptions().setVerifyChecksums(true).setReadTier(ReadTier.BLOCK_CACHE_TIER);
  private final ThreadLocal<Buffers> buffers = ThreadLocal.withInitial(Buffers::new);

  CachedRecords(RocksDB rocks, ColumnFamilyHandle records) {
    this.rocks = rocks;
    this.records = records;
  }

  private static final class Buffers {
    private final ByteBuffer key = ByteBuffer.allocateDirect(MAX_KEY_OCTETS);
    private final ByteBuffer value = ByteBuffer.allocateDirect(MAX_RECORD_OCTETS);
    private final Hopes hopes = new Hopes();
  }

  /**
   * The record of a key.
   *
   * @throws RocksDBException when what is in memory is damaged
   * @throws WireException when there is something else than a record
   */
  Lookup find(HandleKey key) throws RocksDBException, WireException {
    if (key.octets().length() > MAX_KEY_OCTETS) {
      return Missed.WOULD_BLOCK;
    }
    Buffers mine = buffers.get();
    if (!mine.hopes.lookAgain()) {
      return Missed.WOULD_BLOCK;
    }
    Lookup found = find(mine, key);
    mine.hopes.learn(found != Missed.WOULD_BLOCK);
    return found;
  }

  private Lookup find(Buffers mine, HandleKey key) throws RocksDBException, WireException {
    fill(mine, key);
    KeyMayExist answer = rocks.keyMayExist(records, reading, mine.key, mine.value);
    return switch (answer.exists) {
      case kExistsWithValue -> found(mine.value, answer.valueLength);
      case kExistsWithoutValue -> Missed.WOULD_BLOCK;
      case kNotExist -> confirmAbsence(mine, key);
    };
  }

  @Override
  public void close() {
    reading.close();
  }

  private static Lookup found(ByteBuffer value, int lengthOctets) throws WireException {
    // Where an index block is missing, RocksDB speaks of a value, and gives an empty one.
    return lengthOctets > 0 && value.remaining() == lengthOctets
        ? new Lookup.Found(HandleRecord.fromStored(Octets.remainingOf(value)))
        : Missed.WOULD_BLOCK;
  }

  /** It says that a key does not exist for damage as well; {@code get} tells the two apart. */
  private Lookup confirmAbsence(Buffers mine, HandleKey key) throws RocksDBException {
    fill(mine, key);
    int length = rocks.get(records, reading, mine.key, mine.value);
    return length == RocksDB.NOT_FOUND ? Missed.ABSENT : Missed.WOULD_BLOCK;
  }

  private static void fill(Buffers mine, HandleKey key) {
    mine.key.clear();
    key.octets().putInto(mine.key);
    mine.key.flip();
    mine.value.clear();
  }
}
