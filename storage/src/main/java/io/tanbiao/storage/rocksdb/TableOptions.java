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
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksObject;
import org.rocksdb.WALRecoveryMode;

/**
 * The options of RocksDB for given settings; decision record 0003 says why each is as it is.
 *
 * <p>Owns native memory, which must outlive the database that was opened with it.
 */
final class TableOptions implements AutoCloseable {
  private static final long MIB = 1L << 20;
  private static final long BLOCK_OCTETS = 8L << 10;
  private static final double BLOOM_BITS_PER_KEY = 10;
  private static final int BLOCK_FORMAT = 6;
  private static final long MAX_FILE_OCTETS = 64 * MIB;
  private static final int LOG_FILES = 4;
  private static final long LOG_FILE_OCTETS = 4 * MIB;
  private static final int BACKGROUND_JOBS = 2;

  private final List<RocksObject> owned = new ArrayList<>();
  private final RocksSettings settings;
  private final Cache blockCache;
  private final DBOptions database;

  TableOptions(RocksSettings settings) {
    this.settings = settings;
    blockCache = owning(new LRUCache(settings.blockCacheMiB() * MIB));
    database = owning(databaseOptions());
  }

  DBOptions database() {
    return database;
  }

  Cache blockCache() {
    return blockCache;
  }

  /** Options of a column in which single keys are looked up, present or absent. */
  ColumnFamilyOptions column() {
    BlockBasedTableConfig table =
        new BlockBasedTableConfig()
            .setBlockCache(blockCache)
            .setBlockSize(BLOCK_OCTETS)
            .setFormatVersion(BLOCK_FORMAT)
            .setChecksumType(ChecksumType.kXXH3)
            .setFilterPolicy(owning(new BloomFilter(BLOOM_BITS_PER_KEY)))
            .setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash)
            .setCacheIndexAndFilterBlocks(true)
            .setPinL0FilterAndIndexBlocksInCache(true);
    return owning(new ColumnFamilyOptions())
        .setTableFormatConfig(table)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
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
    return new DBOptions()
        .setParanoidChecks(true)
        .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
        .setDbWriteBufferSize(settings.writeBufferMiB() * MIB)
        .setMaxTotalWalSize(2L * settings.writeBufferMiB() * MIB)
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
