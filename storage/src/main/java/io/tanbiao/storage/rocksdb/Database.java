package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.LogFile;
import org.rocksdb.MutableDBOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB with our columns, open.
 *
 * <p>Any thread may use it, but nobody may use it while or after it is closed: a native library has
 * no exception for that. {@link Engine} sees to it.
 */
final class Database implements AutoCloseable {
  private static final long SCAN_READAHEAD_OCTETS = 1L << 20;

  private final TableOptions options;
  private final RocksDB rocks;
  private final Map<Integer, ColumnFamilyHandle> handles;
  private final CachedRecords cachedRecords;
  private final Set<ColumnCursor<?, ?>> scans = ConcurrentHashMap.newKeySet();
  private final ReadOptions reading = new ReadOptions().setVerifyChecksums(true);
  private final ReadOptions scanning =
      new ReadOptions()
          .setVerifyChecksums(true)
          .setFillCache(false)
          .setReadaheadSize(SCAN_READAHEAD_OCTETS);
  private final WriteOptions synced = new WriteOptions().setSync(true);

  private Database(TableOptions options, RocksDB rocks, Map<Integer, ColumnFamilyHandle> handles) {
    this.options = options;
    this.rocks = rocks;
    this.handles = handles;
    this.cachedRecords = new CachedRecords(rocks, handles.get(Columns.RECORDS.id()));
  }

  /** How a database is opened. */
  enum Mode {
    /** Makes the database, which must not exist. */
    CREATE,
    /** Opens a database that exists. */
    EXISTING,
    /** Opens a database that exists and writes nothing, not even its own logs. */
    READ_ONLY
  }

  /** Opens a database; to be closed by the caller. */
  static Database open(Path directory, RocksSettings settings, Mode mode) throws RocksDBException {
    TableOptions options = new TableOptions(settings);
    try {
      List<ColumnFamilyHandle> opened = new ArrayList<>();
      RocksDB rocks = open(directory, options, opened, mode);
      Map<Integer, ColumnFamilyHandle> handles = new HashMap<>();
      for (int i = 0; i < opened.size(); i++) {
        handles.put(Columns.ALL.get(i).id(), opened.get(i));
      }
      return new Database(options, rocks, handles);
    } catch (RocksDBException e) {
      options.close();
      throw e;
    }
  }

  private static RocksDB open(
      Path directory, TableOptions options, List<ColumnFamilyHandle> opened, Mode mode)
      throws RocksDBException {
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    for (Column<?, ?> column : Columns.ALL) {
      byte[] name = column.name().getBytes(StandardCharsets.UTF_8);
      descriptors.add(new ColumnFamilyDescriptor(name, options.column(column)));
    }
    boolean create = mode == Mode.CREATE;
    options
        .database()
        .setCreateIfMissing(create)
        .setCreateMissingColumnFamilies(create)
        .setErrorIfExists(create);
    return mode == Mode.READ_ONLY
        ? RocksDB.openReadOnly(options.database(), directory.toString(), descriptors, opened)
        : RocksDB.open(options.database(), directory.toString(), descriptors, opened);
  }

  /** The names of the columns that a database on disk has. */
  static List<String> columnNames(Path directory) throws RocksDBException {
    try (Options plain = new Options()) {
      return RocksDB.listColumnFamilies(plain, directory.toString()).stream()
          .map(name -> new String(name, StandardCharsets.UTF_8))
          .toList();
    }
  }

  /** The stored octets of a key. */
  Optional<Octets> get(Column<?, ?> column, Octets key) throws RocksDBException {
    byte[] value = rocks.get(handle(column), reading, key.toArray());
    return value == null ? Optional.empty() : Optional.of(Octets.owning(value));
  }

  /** Reads of records that never wait for the disk. */
  CachedRecords cachedRecords() {
    return cachedRecords;
  }

  /** The value of a key. */
  <K, V> Optional<V> find(Column<K, V> column, K key) throws RocksDBException, WireException {
    Optional<Octets> stored = get(column, column.keys().encode(key));
    return stored.isEmpty() ? Optional.empty() : Optional.of(column.values().decode(stored.get()));
  }

  /** A cursor on a column, to be closed by the caller. */
  <K, V> ColumnCursor<K, V> cursor(Column<K, V> column) {
    return new ColumnCursor<>(column, rocks.newIterator(handle(column), reading));
  }

  /**
   * A cursor for reading much of a column once, to be given to {@link #endScan}; closing the
   * database closes it too.
   */
  <K, V> ColumnCursor<K, V> scan(Column<K, V> column) {
    ColumnCursor<K, V> cursor =
        new ColumnCursor<>(column, rocks.newIterator(handle(column), scanning));
    scans.add(cursor);
    return cursor;
  }

  /** Whether a cursor is one of this database, and not closed. */
  boolean isScanning(ColumnCursor<?, ?> cursor) {
    return scans.contains(cursor);
  }

  /** Closes a cursor of this database, unless it is closed. */
  void endScan(ColumnCursor<?, ?> cursor) {
    if (scans.remove(cursor)) {
      cursor.close();
    }
  }

  /** Part of an entry. */
  @FunctionalInterface
  interface Part<K, V, T> {
    /** Reads what is wanted of the entry at which the cursor stands. */
    T of(ColumnCursor<K, V> entry) throws WireException;
  }

  /** Parts of the first entries of a span, in order of their keys. */
  <K, V, T> List<T> page(Column<K, V> column, Span span, int limit, Part<K, V, T> part)
      throws RocksDBException, WireException {
    List<T> page = new ArrayList<>();
    try (ColumnCursor<K, V> cursor = cursor(column)) {
      cursor.seek(span.from());
      while (page.size() < limit
          && cursor.isValid()
          && cursor.keyOctets().startsWith(span.within())) {
        page.add(part.of(cursor));
        cursor.next();
      }
    }
    return page;
  }

  /** The number of the last transaction; 0 before the first. */
  long lastTransactionId() throws RocksDBException, WireException {
    try (ColumnCursor<Long, ?> cursor = cursor(Columns.TRANSACTIONS)) {
      cursor.seekToLast();
      return cursor.isValid() ? cursor.key() : 0;
    }
  }

  /** Counts the single writes; grows with each batch that is written. */
  long latestSequence() {
    return rocks.getLatestSequenceNumber();
  }

  /** Writes a batch and waits until it is on disk. */
  void write(WriteBatch batch) throws RocksDBException {
    rocks.write(synced, batch);
  }

  /** A writer of table files in the form of a column; to be closed by the caller. */
  TableWriter newTable(Column<?, ?> column) {
    return new TableWriter(new Options(options.database(), options.column(column)));
  }

  /** Makes a finished table file part of a column and removes it from where it is. */
  void ingest(Column<?, ?> column, Path file) throws RocksDBException {
    try (IngestExternalFileOptions moving = new IngestExternalFileOptions().setMoveFiles(true)) {
      rocks.ingestExternalFile(handle(column), List.of(file.toString()), moving);
    }
  }

  /**
   * Writes a column anew, without what was overwritten or deleted. Blocks until that is done or
   * {@link #cancelBackgroundWork()} ends it; reads, writes and other compactions go on.
   */
  void compact(Column<?, ?> column) throws RocksDBException {
    try (CompactRangeOptions whole = new CompactRangeOptions()) {
      whole
          .setExclusiveManualCompaction(false)
          // Forced, but for tables that this compaction itself has just written.
          .setBottommostLevelCompaction(BottommostLevelCompaction.kForceOptimized)
          .setAllowWriteStall(false)
          .setMaxSubcompactions(1);
      rocks.compactRange(handle(column), null, null, whole);
    }
  }

  /** So many flushes and compactions may run at a time. */
  void setBackgroundJobs(int jobs) throws RocksDBException {
    rocks.setDBOptions(MutableDBOptions.builder().setMaxBackgroundJobs(jobs).build());
  }

  /** Ends compactions and flushes under way, for ever; reads go on. Does not wait for their end. */
  void cancelBackgroundWork() {
    rocks.cancelAllBackgroundWork(false);
  }

  /** The handle of a column, for batches. */
  ColumnFamilyHandle handle(Column<?, ?> column) {
    return handles.get(column.id());
  }

  /** What is on disk. */
  RocksStats.Files files() throws RocksDBException {
    long logOctets = 0;
    for (LogFile log : rocks.getSortedWalFiles()) {
      logOctets += log.sizeFileBytes();
    }
    return new RocksStats.Files(
        rocks.getLongProperty(handle(Columns.RECORDS), "rocksdb.estimate-num-keys"),
        rocks.getAggregatedLongProperty("rocksdb.total-sst-files-size"),
        logOctets,
        rocks.getAggregatedLongProperty("rocksdb.estimate-pending-compaction-bytes"));
  }

  /** What is in native memory. */
  RocksStats.Memory memory() throws RocksDBException {
    return new RocksStats.Memory(
        rocks.getAggregatedLongProperty("rocksdb.cur-size-all-mem-tables"),
        options.blockCache().getUsage());
  }

  @Override
  public void close() {
    scans.forEach(ColumnCursor::close);
    handles.values().forEach(ColumnFamilyHandle::close);
    rocks.close();
    cachedRecords.close();
    synced.close();
    scanning.close();
    reading.close();
    options.close();
  }
}
