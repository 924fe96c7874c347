package io.tanbiao.core.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tables of rights beside the protocol specification: columns with a bar between them. */
final class RightsTable {
  private static final Path PAGES = Path.of("..", "docs", "protocol");

  private RightsTable() {}

  /** The lines of a table, without comments. */
  static Stream<List<String>> lines(String file) {
    try {
      return Files.readAllLines(PAGES.resolve(file)).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
