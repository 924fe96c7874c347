package io.tanbiao.storage.rocksdb;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ChecksumType;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.Env;
import org.rocksdb.HyperClockCache;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Priority;
import org.rocksdb.RocksObject;
import org.rocksdb.WALRecoveryMode;

/**
 * The options of RocksDB for given settings; decision records 0003 and 0006 say why each is as it
 * is.
 *
 * <p>Owns native memory, which must outlive the database that was opened with it.
 */
final class TableOptions implements AutoCloseable {
  /** Flushes and compactions at a time: one of each. */
  static final int BACKGROUND_JOBS = 2;

  private static final long MIB = 1L << 20;
  private static final long BLOCK_OCTETS = 4L << 10;
  private static final long LOG_BLOCK_OCTETS = 16L << 10;
  private static final double BLOOM_BITS_PER_KEY = 10;
  private static final double MEMTABLE_BLOOM_RATIO = 0.03;
  private static final int BLOCK_FORMAT = 6;

  /** From this much cache on, so many records are expected that indexes do not fit it. */
  private static final int PARTITIONED_FROM_MIB = 1024;

  private static final long MAX_FILE_OCTETS = 64 * MIB;
  private static final int LOG_FILES = 4;
  private static final long LOG_FILE_OCTETS = 4 * MIB;

  private final List<RocksObject> owned = new ArrayList<>();
  private final RocksSettings settings;
  private final Cache blockCache;
  private final DBOptions database;

  TableOptions(RocksSettings settings) {
    this.settings = settings;
    blockCache = owning(new HyperClockCache(settings.blockCacheMiB() * MIB, 0, -1, false));
    database = owning(databaseOptions());
  }

  DBOptions database() {
    return database;
  }

  Cache blockCache() {
    return blockCache;
  }

  /** Options of a column, by how it is read. */
  ColumnFamilyOptions column(Column<?, ?> column) {
    return column.id() == Columns.TRANSACTIONS.id() ? log() : lookedUp();
  }

  /** Options of a column in which single keys are looked up, present or absent. */
  private ColumnFamilyOptions lookedUp() {
    BlockBasedTableConfig table =
        table(BLOCK_OCTETS)
            .setFilterPolicy(owning(new BloomFilter(BLOOM_BITS_PER_KEY)))
            .setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash);
    if (settings.blockCacheMiB() >= PARTITIONED_FROM_MIB) {
      table
          .setIndexType(IndexType.kTwoLevelIndexSearch)
          .setPartitionFilters(true)
          .setPinTopLevelIndexAndFilter(true);
    }
    return column(table)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setMemtablePrefixBloomSizeRatio(MEMTABLE_BLOOM_RATIO)
        .setMemtableWholeKeyFiltering(true);
  }

  /** Options of a column that is written at its end and read in its order. */
  private ColumnFamilyOptions log() {
    return column(table(LOG_BLOCK_OCTETS))
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
  }

  private BlockBasedTableConfig table(long blockOctets) {
    return new BlockBasedTableConfig()
        .setBlockCache(blockCache)
        .setBlockSize(blockOctets)
        .setFormatVersion(BLOCK_FORMAT)
        .setChecksumType(ChecksumType.kXXH3)
        .setCacheIndexAndFilterBlocks(true)
        .setCacheIndexAndFilterBlocksWithHighPriority(true)
        .setPinL0FilterAndIndexBlocksInCache(true);
  }

  private ColumnFamilyOptions column(BlockBasedTableConfig table) {
    return owning(new ColumnFamilyOptions())
        .setTableFormatConfig(table)
        .setLevelCompactionDynamicLevelBytes(true)
        .setTargetFileSizeBase(MAX_FILE_OCTETS)
        .setWriteBufferSize(Math.max(MIB, settings.writeBufferMiB() * MIB / 2))
        .setForceConsistencyChecks(true);
  }

  @Override
  public void close() {
    for (int i = owned.size() - 1; i >= 0; i--) {
      owned.get(i).close();
    }
  }

  private DBOptions databaseOptions() {
    Env env = Env.getDefault();
    // Compactions give way to whoever answers; flushes do not, since writers wait for them.
    env.lowerThreadPoolCPUPriority(Priority.LOW);
    return new DBOptions()
        .setEnv(env)
        .setParanoidChecks(true)
        .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
        .setDbWriteBufferSize(settings.writeBufferMiB() * MIB)
        .setMaxTotalWalSize(settings.writeBufferMiB() * MIB)
        .setMaxBackgroundJobs(BACKGROUND_JOBS)
        .setMaxOpenFiles(-1)
        .setBytesPerSync(MIB)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setMaxLogFileSize(LOG_FILE_OCTETS)
        .setKeepLogFileNum(LOG_FILES)
        .setStatsDumpPeriodSec(0)
        .setStatsPersistPeriodSec(0);
  }

  private <T extends RocksObject> T owning(T object) {
    owned.add(object);
    return object;
  }
}
