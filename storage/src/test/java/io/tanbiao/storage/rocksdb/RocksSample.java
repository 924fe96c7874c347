package io.tanbiao.storage.rocksdb;

import io.tanbiao.storage.rocksdb.RocksSettings.QueueBounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.RocksDBException;

/** Settings and files that tests of the RocksDB store share. */
final class RocksSample {
  /** Unpacked once for all tests of the module. */
  private static final Path NATIVE_DIRECTORY = Path.of("target", "native");

  private RocksSample() {}

  /** Settings of a very small store. */
  static RocksSettings settings() {
    return new RocksSettings(
        4, 1, new QueueBounds(1000, 16 << 20, Duration.ofSeconds(20)), NATIVE_DIRECTORY);
  }

  /** Unpacks and loads what RocksDB needs, for tests that start programs. */
  static void loadNativeLibrary() {
    NativeLibrary.load(NATIVE_DIRECTORY);
  }

  /** The database of a store without the store; to be closed by the caller. */
  static Database database(Path directory, Database.Mode mode) throws RocksDBException {
    NativeLibrary.load(NATIVE_DIRECTORY);
    return Database.open(directory, settings(), mode);
  }

  /** A name for a directory that is not there yet. */
  static Path newDirectory() throws IOException {
    return Files.createTempDirectory("rocks-").resolve("store");
  }

  /** Deletes a directory of {@link #newDirectory()} with everything in it. */
  static void delete(Path directory) throws IOException {
    deleteAll(directory.getParent());
  }

  /** Deletes a directory with everything in it. */
  static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Copies the files of a closed store. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : files(from, "")) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  /** The files of a store whose names end in a certain way, in order of their names. */
  static List<Path> files(Path directory, String ending) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** Changes one bit of a file. */
  static void flipBit(Path file, int position) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[position] ^= 0x10;
    Files.write(file, content);
  }
}
