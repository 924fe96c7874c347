package io.tanbiao.conformance.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lines of the tables beside the protocol specification, which explain their columns. */
final class Line {
  private static final Path PAGES = Path.of("..", "docs", "protocol");

  private Line() {}

  /** The columns of every line that is no comment. */
  static Stream<List<String>> in(String file) {
    try {
      return Files.readAllLines(PAGES.resolve(file)).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands between commas. */
  static List<String> words(String column) {
    return Stream.of(column.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
