package io.tanbiao.ops.bulk;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms of files with many records. */
public enum BulkFormat {
  /** A record on each line, in the JSON of Handle.Net. */
  JSONL("jsonl"),
  /** The same objects, on any number of lines, alone or in an array. */
  HDL_JSON("hdl-json"),
  /** A value in each row (RFC 4180), the rows of a record behind one another. */
  CSV("csv");

  private final String word;

  BulkFormat(String word) {
    this.word = word;
  }

  /** The format that a word names. */
  public static Optional<BulkFormat> of(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  /** All words, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(format -> format.word).collect(Collectors.joining(", "));
  }

  /** How the format is named on the command line. */
  public String word() {
    return word;
  }

  /** Finds where records end. */
  RecordEnds ends() {
    return switch (this) {
      case JSONL -> new LineEnds();
      case HDL_JSON -> new ObjectEnds();
      case CSV -> new RowEnds();
    };
  }
}
