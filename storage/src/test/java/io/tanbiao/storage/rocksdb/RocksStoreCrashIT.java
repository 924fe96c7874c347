package io.tanbiao.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at random moments: nothing acknowledged is lost, nothing is there by half. */
class RocksStoreCrashIT {
  /** Acknowledged creates of all rounds together; 50 000 in a long run. */
  private static final int ACKNOWLEDGEMENTS = Integer.getInteger("tanbiao.crash.acks", 5_000);

  private static final int ROUNDS = 6;
  private static final int LONGEST_RUN_SECONDS = 1800;

  private final Random random = new Random(Long.getLong("tanbiao.crash.seed", System.nanoTime()));

  @TempDir private Path parent;

  @Test
  @Timeout(LONGEST_RUN_SECONDS)
  void losesNothingAcknowledged() throws IOException, InterruptedException {
    Path directory = parent.resolve("store");
    RocksSample.loadNativeLibrary();
    Set<Integer> acknowledged = new HashSet<>();
    int next = 1;
    while (acknowledged.size() < ACKNOWLEDGEMENTS) {
      // When
      acknowledged.addAll(acknowledgedUntilKilled(directory, next));
      // Then
      try (RocksStore store = RocksStore.open(directory, RocksSample.settings())) {
        Set<Integer> found = NumberedWrites.requireWhole(store);
        assertThat(found).containsAll(acknowledged);
        next = found.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        NumberedWrites.requireNothing(store, next);
      }
    }
  }

  private Set<Integer> acknowledgedUntilKilled(Path directory, int from)
      throws IOException, InterruptedException {
    int share = Math.max(1, ACKNOWLEDGEMENTS / ROUNDS);
    int enough = share / 2 + random.nextInt(share);
    try (WriterHarness writer =
        WriterHarness.start(List.of(), WriterProcess.class, directory, from)) {
      writer.await(line -> writer.numbers("ack").size() > enough);
      writer.kill();
      return writer.numbers("ack");
    }
  }
}
