package io.tanbiao.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A medium that fails and recovers while the process runs: the limit of the operating system on the
 * size of files makes writes fail in the middle, and needs no special rights.
 */
class RocksStoreMediumIT {
  /** Less than one write-ahead log grows to, more than the store needs to be made. */
  private static final int FILE_LIMIT_OCTETS = 300_000;

  private static final int ENOUGH = 200;

  @TempDir private Path parent;

  @Test
  void refusesWritesWhileTheMediumFailsAndGoesOnAfterwards()
      throws IOException, InterruptedException {
    Path directory = parent.resolve("store");
    RocksSample.loadNativeLibrary();
    List<String> limited = List.of("prlimit", "--fsize=" + FILE_LIMIT_OCTETS + ":unlimited");
    try (WriterHarness writer = WriterHarness.start(limited, WriterProcess.class, directory, 1)) {
      // When: writing fails, while everything acknowledged can still be read
      writer.await(line -> line.startsWith("RETRY"));
      int before = writer.numbers("ack").size();
      writer.await(line -> line.startsWith("read"));
      // When: the medium recovers
      setFileLimit(writer.pid());
      writer.await(line -> writer.numbers("ack").size() > before + ENOUGH);
      writer.kill();
      // Then
      try (RocksStore store = RocksStore.open(directory, RocksSample.settings())) {
        Set<Integer> found = NumberedWrites.requireWhole(store);
        assertThat(found).containsAll(writer.numbers("ack"));
        assertThat(writer.numbers("FATAL")).isEmpty();
        assertThat(writer.numbers("anything")).as("watchers were told").isNotEmpty();
        writer.numbers("RETRY").forEach(number -> NumberedWrites.requireNothing(store, number));
        writer.numbers("UNKNOWN").stream()
            .filter(number -> !found.contains(number))
            .forEach(number -> NumberedWrites.requireNothing(store, number));
      }
    }
  }

  private static void setFileLimit(long pid) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("prlimit", "--pid", Long.toString(pid), "--fsize=unlimited:unlimited")
            .inheritIO()
            .start();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
