package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.StoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksStoreTest extends StoreContract {
  @TempDir private Path directory;
  private int stores;

  @Override
  protected Store newStore(CaseRule caseRule) {
    return RocksStore.create(
        directory.resolve("store" + stores++), caseRule, RocksSample.settings());
  }
}
