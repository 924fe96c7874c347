package io.tanbiao.ops.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The rows of CSV (RFC 4180) one after another: fields between commas, quoted where they hold
 * commas, quotes or line ends. A row ends with LF or CRLF; empty ones are passed over.
 *
 * <p>A quote in a field that does not begin with one, and text behind a closing quote, are faults
 * of the row. Not safe for use by several threads.
 */
final class CsvRows {
  private static final int SOME_FIELDS = 16;
  private static final int NONE = -1;

  private final byte[] octets;
  private final int to;
  private int at;
  private long linesBefore;
  private int start;
  private long line;
  private int fields;
  private int[] starts = new int[SOME_FIELDS];
  private int[] ends = new int[SOME_FIELDS];
  private int fault;
  private boolean cut;
  private boolean open;

  /** Reads {@code octets[from, to)}. */
  CsvRows(byte[] octets, int from, int to) {
    this.octets = octets;
    this.at = from;
    this.to = to;
  }

  /** Goes to the next row; false at the end. */
  boolean next() {
    while (at < to && (octets[at] == '\n' || octets[at] == '\r')) {
      linesBefore += octets[at++] == '\n' ? 1 : 0;
    }
    start = at;
    line = linesBefore;
    fields = 0;
    fault = NONE;
    cut = false;
    open = false;
    if (at >= to) {
      return false;
    }
    readField();
    while (at < to && octets[at] == ',') {
      at++;
      readField();
    }
    cut = at >= to;
    if (!cut) {
      at++;
      linesBefore++;
    }
    return true;
  }

  /** Where the row begins. */
  int start() {
    return start;
  }

  /** Where what was read so far ends, the end of the line included. */
  int end() {
    return at;
  }

  /** How many line ends stand before the row. */
  long line() {
    return line;
  }

  /** How many fields it has. */
  int fields() {
    return fields;
  }

  /** Whether no line end stands behind it, so that more of it may come. */
  boolean isCut() {
    return cut;
  }

  /** Whether the quote of its last field is not closed. */
  boolean isOpen() {
    return open;
  }

  /** Where something stands that should not; -1 when nothing does. */
  int fault() {
    return fault;
  }

  /** Where the text of a field begins. */
  int startOf(int field) {
    return starts[field];
  }

  /** The text of a field, which must be UTF-8. */
  String text(int field) {
    String text = new String(octets, starts[field], ends[field] - starts[field], UTF_8);
    boolean quoted = starts[field] > start && octets[starts[field] - 1] == '"';
    return quoted && text.indexOf('"') >= 0 ? text.replace("\"\"", "\"") : text;
  }

  private void readField() {
    if (fields == starts.length) {
      starts = Arrays.copyOf(starts, 2 * fields);
      ends = Arrays.copyOf(ends, 2 * fields);
    }
    boolean quoted = at < to && octets[at] == '"';
    starts[fields] = quoted ? at + 1 : at;
    if (quoted) {
      readQuoted();
    } else {
      readPlain();
      ends[fields] = endBefore(at);
    }
    fields++;
  }

  private void readQuoted() {
    at++;
    while (at < to && (octets[at] != '"' || (at + 1 < to && octets[at + 1] == '"'))) {
      linesBefore += octets[at] == '\n' ? 1 : 0;
      at += octets[at] == '"' ? 2 : 1;
    }
    ends[fields] = at;
    open = at >= to;
    if (!open) {
      int behind = ++at;
      readPlain();
      if (endBefore(at) > behind && fault == NONE) {
        fault = behind;
      }
    }
  }

  private void readPlain() {
    while (at < to && octets[at] != ',' && octets[at] != '\n') {
      if (octets[at] == '"' && fault == NONE) {
        fault = at;
      }
      at++;
    }
  }

  /** Without the CR of a line end. */
  private int endBefore(int end) {
    boolean lineEnds = end >= to || octets[end] == '\n';
    return lineEnds && end > starts[fields] && octets[end - 1] == '\r' ? end - 1 : end;
  }
}
