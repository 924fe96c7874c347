package io.tanbiao.ops.bench.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFilesTest {
  @TempDir Path store;

  @Test
  void seesWhatWasCompacted() throws IOException {
    Path first = Files.createFile(store.resolve("000001.sst"));
    Files.createFile(store.resolve("000002.sst"));
    Path log = Files.createFile(store.resolve("000003.log"));
    TableFiles before = TableFiles.of(store);

    Files.delete(first);
    Files.delete(log);
    Files.createFile(store.resolve("000004.sst"));

    assertThat(before.goneIn(TableFiles.of(store))).isEqualTo(1);
    assertThat(before.goneIn(before)).isZero();
  }

  @Test
  void sumsTheOctetsOfADirectory() throws IOException {
    Files.write(store.resolve("a"), new byte[3]);
    Files.createDirectory(store.resolve("below"));
    Files.write(store.resolve("below/b"), new byte[4]);

    assertThat(StoreSize.octets(store)).isEqualTo(7);
    assertThat(StoreSize.octets(store.resolve("none"))).isZero();
  }
}
