package io.tanbiao.templates.unit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A row of a data file beside this class: columns named by the first line, cells without quotes and
 * commas, lists with {@code |}; lines that start with # are comments.
 */
final class TableRow {
  private final Map<String, String> cells;

  private TableRow(Map<String, String> cells) {
    this.cells = cells;
  }

  /** The rows of a file in its order; missing cells at the end of a row are empty. */
  static List<TableRow> of(String file) {
    List<TableRow> rows = new ArrayList<>();
    String[] columns = null;
    for (String line : lines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split(",", -1);
      if (columns == null) {
        columns = cells;
      } else {
        rows.add(row(file, columns, cells));
      }
    }
    return rows;
  }

  private static TableRow row(String file, String[] columns, String[] cells) {
    if (cells.length != columns.length) {
      throw new IllegalStateException(
          "%s, %s: %d cells (expected: %d)"
              .formatted(file, cells[0], cells.length, columns.length));
    }
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < columns.length; i++) {
      row.put(columns[i], cells[i]);
    }
    return new TableRow(row);
  }

  private static List<String> lines(String file) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(TableRow.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  String get(String column) {
    return Objects.requireNonNull(cells.get(column), column);
  }

  /** The parts of a cell between {@code |}. */
  List<String> list(String column) {
    return get(column).isEmpty() ? List.of() : List.of(get(column).split("\\|"));
  }

  /** The parts of a cell between blanks. */
  List<String> words(String column) {
    return get(column).isEmpty() ? List.of() : List.of(get(column).split(" "));
  }
}
