package io.tanbiao.storage.rocksdb;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a RocksDB store may use of the machine.
 *
 * @param blockCacheMiB memory for blocks, indexes and filters of table files, 1..1048576
 * @param writeBufferMiB memory for writes that are not in table files yet, all columns together,
 *     1..65536
 * @param queue how many changes may wait
 * @param nativeDirectory where the native library is unpacked; made when it is missing
 */
public record RocksSettings(
    int blockCacheMiB, int writeBufferMiB, QueueBounds queue, Path nativeDirectory) {
  private static final int MAX_BLOCK_CACHE_MIB = 1 << 20;
  private static final int MAX_WRITE_BUFFER_MIB = 1 << 16;

  /** Short: threads that wait for a place in a full queue are missing for everything else. */
  private static final Duration PATIENCE = Duration.ofMillis(50);

  /** Checks the ranges. */
  public RocksSettings {
    requireRange("blockCacheMiB", blockCacheMiB, 1, MAX_BLOCK_CACHE_MIB);
    requireRange("writeBufferMiB", writeBufferMiB, 1, MAX_WRITE_BUFFER_MIB);
  }

  /**
   * How many changes may wait to be written; a change beyond it waits, then is refused.
   *
   * @param changes most changes, 1..1000000
   * @param octets most octets of all of them, 1 or more; one larger change is let in alone
   * @param patience how long a commit blocks for a place, 0 s..60 s
   */
  public record QueueBounds(int changes, long octets, Duration patience) {
    private static final int MAX_CHANGES = 1_000_000;
    private static final Duration MAX_PATIENCE = Duration.ofSeconds(60);

    /** Checks the ranges. */
    public QueueBounds {
      requireRange("changes", changes, 1, MAX_CHANGES);
      requireRange("octets", octets, 1, Long.MAX_VALUE);
      requireRange("patience", patience.toMillis(), 0, MAX_PATIENCE.toMillis());
    }
  }

  /** For a process of a few hundred MiB: {@code memory: small}. */
  public static RocksSettings small(Path nativeDirectory) {
    return new RocksSettings(32, 16, bounds(4096, 16), nativeDirectory);
  }

  /** For a process of about 1 GiB: {@code memory: default}. */
  public static RocksSettings standard(Path nativeDirectory) {
    return new RocksSettings(320, 64, bounds(16_384, 64), nativeDirectory);
  }

  /** For a machine that does little else: {@code memory: large}. */
  public static RocksSettings large(Path nativeDirectory) {
    return new RocksSettings(2048, 256, bounds(65_536, 256), nativeDirectory);
  }

  private static QueueBounds bounds(int changes, int mebibytes) {
    return new QueueBounds(changes, (long) mebibytes << 20, PATIENCE);
  }

  private static void requireRange(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + least + ".." + most + ")");
    }
  }
}
