package io.tanbiao.ops.admin;

import io.tanbiao.ops.bulk.BulkFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an import reads from.
 *
 * @param name as it was given
 * @param path of the file; empty for standard input
 * @param format of its records
 * @param opener opens it at its beginning
 */
record BulkSource(String name, Optional<Path> path, BulkFormat format, BulkSource.Opener opener) {
  /** Opens a file. */
  @FunctionalInterface
  interface Opener {
    /** Opens it; to be closed by the caller. */
    InputStream open() throws IOException;
  }
}
