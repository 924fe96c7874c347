package io.tanbiao.storage.rocksdb;

import static io.tanbiao.core.store.StoreSample.DEADLINE_SECONDS;
import static io.tanbiao.core.store.StoreSample.change;
import static io.tanbiao.core.store.StoreSample.creating;
import static io.tanbiao.core.store.StoreSample.creatingNew;
import static io.tanbiao.core.store.StoreSample.done;
import static io.tanbiao.core.store.StoreSample.key;
import static io.tanbiao.core.store.StoreSample.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import io.tanbiao.core.store.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksStoreCompactionTest {
  private static final int MANY = 2_000;
  private static final int DATA_OCTETS = 32 << 10;
  private static final Duration SECONDS = Duration.ofSeconds(5);

  @TempDir private Path parent;
  private final Random random = new Random(4);
  private RocksStore store;

  @BeforeEach
  void makeStore() {
    store =
        RocksStore.create(
            parent.resolve("store"), CaseRule.IGNORE_ASCII_CASE, RocksSample.settings());
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void takesAwayWhatWasOverwrittenOrDeleted() {
    // Given
    int count = 200;
    fill(count);
    fill(count);
    for (int i = 1; i < count; i++) {
      HandleRecord old = store.find(key("p/" + i)).orElseThrow();
      done(store, change(new Write.DeleteRecord(key(old), old)));
    }
    // When
    CompactionResult result = store.compact();
    // Then
    assertThat(result.octetsBefore()).isGreaterThan((long) count * DATA_OCTETS / 2);
    assertThat(result.octetsAfter()).isLessThan(result.octetsBefore() / 4);
    assertThat(result.took()).isPositive();
    assertThat(store.stats().files().octets()).isEqualTo(result.octetsAfter());
    assertThat(store.find(key("p/0"))).isPresent();
    assertThat(store.find(key("p/1"))).isEmpty();
    assertThat(store.isCompacting()).isFalse();
  }

  @Test
  void compactsAStoreInWhichNothingIs() {
    CompactionResult result = store.compact();

    assertThat(result.octetsAfter()).isNotNegative();
  }

  @Test
  void readsAndCommitsMeanwhile() {
    // Given
    fill(MANY);
    CompletableFuture<CompactionResult> compaction = startCompaction();
    // When
    done(store, creatingNew(record("p/meanwhile")));
    boolean found = store.find(key("p/1999")).isPresent();
    // Then
    assertThat(store.isCompacting()).isTrue();
    assertThat(found).isTrue();
    assertThat(compaction).succeedsWithin(Duration.ofSeconds(DEADLINE_SECONDS));
    assertThat(store.find(key("p/meanwhile"))).isPresent();
    assertThat(store.find(key("p/0"))).isPresent();
  }

  @Test
  void refusesASecondOneMeanwhile() {
    fill(MANY);
    CompletableFuture<CompactionResult> compaction = startCompaction();

    assertThatThrownBy(store::compact)
        .isInstanceOf(StoreException.class)
        .hasMessage("the store is being compacted already");
    assertThat(compaction).succeedsWithin(Duration.ofSeconds(DEADLINE_SECONDS));
    assertThat(store.compact()).isNotNull();
  }

  @Test
  void closesInTheMiddleOfOne() {
    // Given
    fill(MANY);
    CompletableFuture<CompactionResult> compaction = startCompaction();
    // When
    long start = System.nanoTime();
    store.close();
    // Then
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SECONDS);
    assertThat(compaction)
        .failsWithin(SECONDS)
        .withThrowableThat()
        .havingCause()
        .asInstanceOf(InstanceOfAssertFactories.type(StoreException.class))
        .satisfies(e -> assertThat(e.severity()).isEqualTo(Severity.RETRY))
        .satisfies(e -> assertThat(e).hasMessageContaining("closed"));
    assertThatThrownBy(store::compact).hasMessageContaining("closed");
    store = RocksStore.open(parent.resolve("store"), RocksSample.settings());
    assertThat(store.find(key("p/1999"))).isPresent();
  }

  /** A compaction that has so much to do that it is under way for a while. */
  private CompletableFuture<CompactionResult> startCompaction() {
    CompletableFuture<CompactionResult> compaction = CompletableFuture.supplyAsync(store::compact);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (!store.isCompacting()) {
      assertThat(compaction).isNotDone();
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    return compaction;
  }

  /** Writes records that cannot be compressed, over those that are there. */
  private void fill(int count) {
    for (int i = 0; i < count; i += 20) {
      HandleRecord[] records = new HandleRecord[20];
      for (int j = 0; j < records.length; j++) {
        records[j] = record("p/" + (i + j), 1, noise());
      }
      done(store, creating(records));
    }
  }

  private String noise() {
    StringBuilder noise = new StringBuilder(DATA_OCTETS);
    while (noise.length() < DATA_OCTETS) {
      noise.append(Long.toHexString(random.nextLong()));
    }
    return noise.toString();
  }
}
