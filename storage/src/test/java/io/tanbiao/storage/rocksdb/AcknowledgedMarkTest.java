package io.tanbiao.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgedMarkTest {
  @TempDir private Path directory;

  @Test
  void isZeroWhenNew() throws IOException {
    try (AcknowledgedMark mark = AcknowledgedMark.open(directory)) {
      assertThat(mark.read()).isZero();
    }
  }

  @Test
  void remembersTheLastNumber() throws IOException {
    try (AcknowledgedMark mark = AcknowledgedMark.open(directory)) {
      mark.write(1);
      mark.write(Long.MAX_VALUE);
      mark.write(258);
    }
    try (AcknowledgedMark mark = AcknowledgedMark.open(directory)) {
      assertThat(mark.read()).isEqualTo(258);
    }
    assertThat(directory.resolve("ACKNOWLEDGED")).hasSize(12);
  }

  @Test
  void doesNotTrustADamagedFile() throws IOException {
    // Given
    try (AcknowledgedMark mark = AcknowledgedMark.open(directory)) {
      mark.write(258);
    }
    Path file = directory.resolve("ACKNOWLEDGED");
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      // When
      RocksSample.flipBit(file, i);
      // Then
      assertReadsZero();
      Files.write(file, Arrays.copyOf(whole, i));
      assertReadsZero();
      Files.write(file, whole);
    }
  }

  @Test
  void refusesADatabaseThatEndsBeforeTheMark() {
    assertThatCode(() -> AcknowledgedMark.requireReached(directory, 8, 9))
        .doesNotThrowAnyException();
    assertThatCode(() -> AcknowledgedMark.requireReached(directory, 9, 9))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> AcknowledgedMark.requireReached(directory, 10, 9))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("ends with transaction 9, but 10 was acknowledged");
  }

  private void assertReadsZero() throws IOException {
    try (AcknowledgedMark mark = AcknowledgedMark.open(directory)) {
      assertThat(mark.read()).isZero();
    }
  }
}
