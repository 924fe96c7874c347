package io.tanbiao.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tanbiao.storage.rocksdb.RocksSettings.QueueBounds;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RocksSettingsTest {
  private static final Path TMP = Path.of("tmp");
  private static final QueueBounds QUEUE = new QueueBounds(1, 1, Duration.ZERO);

  @Test
  void growWithTheMemoryOfTheNode() {
    RocksSettings small = RocksSettings.small(TMP);
    RocksSettings standard = RocksSettings.standard(TMP);
    RocksSettings large = RocksSettings.large(TMP);
    assertThat(small.blockCacheMiB() + small.writeBufferMiB()).isLessThanOrEqualTo(64);
    assertThat(standard.blockCacheMiB() + standard.writeBufferMiB()).isLessThanOrEqualTo(512);
    assertThat(standard.blockCacheMiB()).isBetween(small.blockCacheMiB(), large.blockCacheMiB());
    assertThat(standard.queue().changes())
        .isBetween(small.queue().changes(), large.queue().changes());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1 << 20})
  void takesCachesWithinTheLimits(int mebibytes) {
    assertThat(new RocksSettings(mebibytes, 1, QUEUE, TMP).blockCacheMiB()).isEqualTo(mebibytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, (1 << 20) + 1})
  void refusesCachesOutsideTheLimits(int mebibytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RocksSettings(mebibytes, 1, QUEUE, TMP))
        .withMessage("blockCacheMiB: " + mebibytes + " (expected: 1..1048576)");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1 << 16})
  void takesWriteBuffersWithinTheLimits(int mebibytes) {
    assertThat(new RocksSettings(1, mebibytes, QUEUE, TMP).writeBufferMiB()).isEqualTo(mebibytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, (1 << 16) + 1})
  void refusesWriteBuffersOutsideTheLimits(int mebibytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RocksSettings(1, mebibytes, QUEUE, TMP))
        .withMessage("writeBufferMiB: " + mebibytes + " (expected: 1..65536)");
  }

  @Test
  void takesQueuesWithinTheLimitsOnly() {
    assertThat(new QueueBounds(1_000_000, Long.MAX_VALUE, Duration.ofSeconds(60))).isNotNull();
    assertRefused(0, 1, Duration.ZERO, "changes: 0 (expected: 1..1000000)");
    assertRefused(1_000_001, 1, Duration.ZERO, "changes: 1000001 (expected: 1..1000000)");
    assertRefused(1, 0, Duration.ZERO, "octets: 0 (expected: 1..9223372036854775807)");
    assertRefused(1, 1, Duration.ofMillis(60_001), "patience: 60001 (expected: 0..60000)");
    assertRefused(1, 1, Duration.ofMillis(-1), "patience: -1 (expected: 0..60000)");
  }

  private static void assertRefused(int changes, long octets, Duration patience, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QueueBounds(changes, octets, patience))
        .withMessage(message);
  }
}
