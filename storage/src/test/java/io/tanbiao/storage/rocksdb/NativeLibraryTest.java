package io.tanbiao.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  private static final int TORN_OCTETS = 1000;

  @TempDir private Path directory;

  @Test
  void unpacksOneFileForEachVersion() throws IOException {
    Path home = NativeLibrary.unpack(directory.resolve("tmp"));
    assertThat(home).isAbsolute().hasParent(directory.resolve("tmp").toAbsolutePath());
    assertThat(home.getFileName().toString()).matches("rocksdb-\\d+\\.\\d+\\.\\d+\\.\\d+");
    assertThat(RocksSample.files(home, "")).hasSize(1);
  }

  @Test
  void unpacksOnce() throws IOException {
    // Given
    Path library = library(NativeLibrary.unpack(directory));
    FileTime old = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(library, old);
    // When
    NativeLibrary.unpack(directory);
    // Then
    assertThat(Files.getLastModifiedTime(library)).isEqualTo(old);
  }

  @Test
  void unpacksAgainOverATornFile() throws IOException {
    // Given
    Path library = library(NativeLibrary.unpack(directory));
    long whole = Files.size(library);
    try (FileChannel channel = FileChannel.open(library, StandardOpenOption.WRITE)) {
      channel.truncate(TORN_OCTETS);
    }
    // When
    Path home = NativeLibrary.unpack(directory);
    // Then
    assertThat(library(home)).hasSize(whole);
    assertThat(RocksSample.files(home, "")).hasSize(1);
  }

  private static Path library(Path home) throws IOException {
    List<Path> files = RocksSample.files(home, ".so");
    assertThat(files).hasSize(1);
    return files.get(0);
  }
}
