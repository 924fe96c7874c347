package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * The native part of RocksDB.
 *
 * <p>RocksDB would unpack it into the system's temporary directory at every start, and leave it
 * there when the process is killed. Here it is unpacked once for each version into a directory of
 * ours and found there again.
 */
final class NativeLibrary {
  /** Under this name the library stands in the archive. */
  private static final String PACKED = Environment.getJniLibraryFileName("rocksdb");

  /** Under this name RocksDB looks for it in a directory: with "jni" twice. */
  private static final String UNPACKED = Environment.getJniLibraryFileName("rocksdbjni");

  private NativeLibrary() {}

  /**
   * Loads the library, if this process has not done so yet; to be called before any class of
   * RocksDB is used.
   *
   * @param directory where it is unpacked; made when it is missing
   * @throws StoreException when it cannot be unpacked
   */
  static void load(Path directory) {
    if (RocksDB.rocksdbVersion() != null) {
      return;
    }
    try {
      RocksDB.loadLibrary(List.of(unpack(directory).toString()));
    } catch (IOException e) {
      throw new StoreException(
          Severity.FATAL, "cannot unpack the native library of RocksDB into " + directory, e);
    }
  }

  /** Unpacks the library, unless it is there; the directory that has it. */
  static Path unpack(Path directory) throws IOException {
    URL packed = RocksDB.class.getResource("/" + PACKED);
    if (packed == null) {
      throw new IOException("RocksDB has no native library for this platform: " + PACKED);
    }
    URLConnection connection = packed.openConnection();
    connection.setUseCaches(false);
    long lengthOctets = connection.getContentLengthLong();
    try (InputStream in = connection.getInputStream()) {
      String version = RocksDB.class.getPackage().getImplementationVersion();
      Path home = directory.toAbsolutePath().resolve("rocksdb-" + version);
      Path library = home.resolve(UNPACKED);
      if (!Files.exists(library) || Files.size(library) != lengthOctets) {
        Files.createDirectories(home);
        copy(in, library);
      }
      return home;
    }
  }

  private static void copy(InputStream in, Path library) throws IOException {
    Path part = Files.createTempFile(library.getParent(), "unpack", ".part");
    try {
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
