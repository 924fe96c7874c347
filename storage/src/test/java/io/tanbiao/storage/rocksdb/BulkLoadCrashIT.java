package io.tanbiao.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Octets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} while runs are loaded: the store has every run that was acknowledged, whole. */
class BulkLoadCrashIT {
  private static final int ROUNDS = Integer.getInteger("tanbiao.crash.bulk.rounds", 12);
  private static final int MOST_RUNS_OF_A_ROUND = 15;
  private static final int LONGEST_RUN_SECONDS = 1800;

  private final Random random = new Random(Long.getLong("tanbiao.crash.seed", System.nanoTime()));

  @TempDir private Path parent;

  @Test
  @Timeout(LONGEST_RUN_SECONDS)
  void hasEveryAcknowledgedRunAndNoneByHalf() throws IOException, InterruptedException {
    Path directory = parent.resolve("store");
    RocksSample.loadNativeLibrary();
    int runs = 0;
    for (int round = 0; round < ROUNDS; round++) {
      // When
      int acknowledged = lastAcknowledgedUntilKilled(directory, runs + 1);
      // Then
      try (RocksStore store = RocksStore.open(directory, RocksSample.settings())) {
        Set<Integer> found = NumberedWrites.requireWholeRecords(store);
        runs = found.size() / BulkProcess.RUN;
        assertThat(runs).isGreaterThanOrEqualTo(acknowledged);
        assertThat(found).isEqualTo(numbersOf(runs));
        NumberedWrites.requireNothing(store, runs * BulkProcess.RUN + 1);
      }
      try (BulkLoad load = BulkLoad.open(directory, RocksSample.settings())) {
        assertThat(load.mark()).contains(Octets.utf8("" + runs));
      }
    }
  }

  private int lastAcknowledgedUntilKilled(Path directory, int from)
      throws IOException, InterruptedException {
    int enough = 1 + random.nextInt(MOST_RUNS_OF_A_ROUND);
    try (WriterHarness writer =
        WriterHarness.start(List.of(), BulkProcess.class, directory, from)) {
      writer.await(line -> writer.numbers("ack").size() >= enough);
      writer.kill();
      return writer.numbers("ack").stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
  }

  private static Set<Integer> numbersOf(int runs) {
    return IntStream.rangeClosed(1, runs * BulkProcess.RUN).boxed().collect(Collectors.toSet());
  }
}
