package io.tanbiao.ops.bulk;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The first row of CSV, which names the columns: {@code handle} first, the others in any order.
 *
 * @param places in which field of a row each column stands
 */
record CsvHeader(Map<CsvHeader.Column, Integer> places) {
  /** What a column holds. */
  enum Column {
    HANDLE,
    INDEX,
    TYPE,
    DATA,
    FORMAT,
    PERMISSIONS,
    TTL,
    TIMESTAMP,
    REFERENCES;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The header of files that are written here. */
  static final String WRITTEN =
      Arrays.stream(Column.values()).map(Column::word).collect(Collectors.joining(","));

  /** Copies the places. */
  CsvHeader {
    places = Map.copyOf(places);
  }

  /**
   * Reads the row at which the rows stand.
   *
   * @throws UnreadableFileException when it names no columns, or not those that must be there
   */
  static CsvHeader of(CsvRows row) throws UnreadableFileException {
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (int field = 0; field < row.fields(); field++) {
      String word = row.text(field).strip().toLowerCase(Locale.ROOT);
      Column column =
          Arrays.stream(Column.values())
              .filter(one -> one.word().equals(word))
              .findFirst()
              .orElseThrow(() -> new UnreadableFileException(wrong("column '" + word + "'")));
      if (places.put(column, field) != null) {
        throw new UnreadableFileException(wrong("column '" + word + "' twice"));
      }
    }
    for (Column column : new Column[] {Column.HANDLE, Column.INDEX, Column.TYPE, Column.DATA}) {
      if (!places.containsKey(column)) {
        throw new UnreadableFileException(wrong("no column '" + column.word() + "'"));
      }
    }
    if (places.get(Column.HANDLE) != 0) {
      throw new UnreadableFileException(wrong("column 'handle' behind another"));
    }
    return new CsvHeader(places);
  }

  /** In which field a column stands; -1 when there is none. */
  int placeOf(Column column) {
    return places.getOrDefault(column, -1);
  }

  private static String wrong(String found) {
    return "1: "
        + found
        + " (expected: handle,index,type,data and any of format,permissions,ttl,"
        + "timestamp,references)";
  }
}
