package io.tanbiao.storage.rocksdb;

import io.tanbiao.storage.rocksdb.RocksSettings.QueueBounds;
import java.nio.file.Path;
import java.time.Duration;

/** Settings and files that tests of the RocksDB store share. */
final class RocksSample {
  /** Unpacked once for all tests of the module. */
  private static final Path NATIVE_DIRECTORY = Path.of("target", "native");

  private RocksSample() {}

  /** Settings of a very small store. */
  static RocksSettings settings() {
    return new RocksSettings(
        4, 1, new QueueBounds(1000, 16 << 20, Duration.ofSeconds(20)), NATIVE_DIRECTORY);
  }
}
