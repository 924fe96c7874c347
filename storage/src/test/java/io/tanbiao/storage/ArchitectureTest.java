package io.tanbiao.storage;

import io.tanbiao.core.ArchitectureContract;

class ArchitectureTest extends ArchitectureContract {

  ArchitectureTest() {
    super(
        "io.tanbiao.storage",
        "io.tanbiao.core.handle",
        "io.tanbiao.core.store",
        "org.rocksdb..",
        "org.slf4j..");
  }
}
