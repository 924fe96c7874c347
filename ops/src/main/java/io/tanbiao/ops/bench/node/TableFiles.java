package io.tanbiao.ops.bench.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The table files of a store. */
public final class TableFiles {
  private TableFiles() {}

  /**
   * Reads all of them once, so that the system has them in memory as after some days of use: an
   * import writes them past its cache.
   */
  public static void read(Path store) throws IOException {
    try (DirectoryStream<Path> tables = Files.newDirectoryStream(store, "*.sst")) {
      for (Path table : tables) {
        try (InputStream octets = Files.newInputStream(table)) {
          octets.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
  }
}
