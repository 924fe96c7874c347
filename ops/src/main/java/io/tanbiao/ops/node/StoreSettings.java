package io.tanbiao.ops.node;

import io.tanbiao.ops.config.Memory;
import io.tanbiao.storage.rocksdb.RocksSettings;

/** What the store may use of the machine, by the size that the configuration names. */
public final class StoreSettings {
  private StoreSettings() {}

  /** The settings of a size; native libraries go into the node's own directory. */
  public static RocksSettings of(Memory memory, NodeDirectory directory) {
    return switch (memory) {
      case SMALL -> RocksSettings.small(directory.temporary());
      case DEFAULT -> RocksSettings.standard(directory.temporary());
      case LARGE -> RocksSettings.large(directory.temporary());
    };
  }
}
