package io.tanbiao.protocol.vector;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A golden vector: {@code #} lines, then one field a line, two blanks, hexadecimal digits, {@code #
 * name = value}; a line of digits alone continues the field before it.
 *
 * @param name path without its ending, such as "s3/resolution-request"
 * @param expectation the rest of its line {@code # expect:}
 * @param fields in order, without gaps
 * @param bodyEnds offsets at which the body may end, besides its own end
 * @param bodyEndsFrom offset from which the body may end anywhere
 */
record WireVector(
    String name,
    String expectation,
    List<Field> fields,
    List<Integer> bodyEnds,
    OptionalInt bodyEndsFrom) {
  private static final String EXPECT = "# expect: ";
  private static final String REFUSE = "refuse ";
  private static final String ENDS_HERE = "# body may end here";
  private static final String ENDS_FROM_HERE = "# body may end anywhere from here";
  private static final String ENDING = ".hex";
  private static final Pattern FIELD =
      Pattern.compile("  (?<hex>(?:[0-9a-f]{2})+) *(?:# (?<name>[^=;]*?)(?: *[=;].*)?)?");

  /**
   * One field.
   *
   * @param offset in the whole
   * @param name for people; "length" or "count" at its end make it one
   */
  record Field(int offset, Octets octets, String name) {
    private static final int LENGTH_OCTETS = 4;

    boolean isLength() {
      return octets.length() == LENGTH_OCTETS
          && (name.endsWith(" length") || name.endsWith(" count"));
    }
  }

  static List<WireVector> all() {
    Path root = root();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(file -> read(root, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static WireVector named(String name) {
    return read(root(), root().resolve(name + ENDING));
  }

  /** Why it is refused, if it is. */
  Optional<Reason> refusal() {
    return expectation.startsWith(REFUSE)
        ? Optional.of(Reason.valueOf(expectation.substring(REFUSE.length())))
        : Optional.empty();
  }

  /** Whether the same record is written with other octets. */
  boolean isWrittenOtherwise() {
    return expectation.startsWith("message, written") || expectation.startsWith("message and");
  }

  /** All octets. */
  Octets octets() {
    return Octets.concat(fields.stream().map(Field::octets).toArray(Octets[]::new));
  }

  /** Whether the body may end at an offset before its own end. */
  boolean bodyMayEndAt(int offset) {
    return bodyEnds.contains(offset)
        || (bodyEndsFrom.isPresent() && offset >= bodyEndsFrom.getAsInt());
  }

  /**
   * Whether a length stands where the body may have ended, so that it may be taken for anything.
   */
  boolean isOptionalLength(Field field) {
    return bodyEndsFrom.isPresent()
        && field.offset >= bodyEndsFrom.getAsInt()
        && field.name.equals("token length");
  }

  /** Other octets beside the names of these fields, for failures. */
  String explain(Octets other) {
    StringBuilder text = new StringBuilder();
    for (Field field : fields) {
      int end = Math.min(field.offset + field.octets.length(), other.length());
      String found = field.offset < end ? other.slice(field.offset, end).hex() : "";
      String mark = found.equals(field.octets.hex()) ? "  " : "! ";
      text.append(mark).append(field.octets.hex()).append(" | ").append(found);
      text.append("  # ").append(field.name).append('\n');
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return name;
  }

  private static WireVector read(Path root, Path file) {
    List<Field> fields = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    OptionalInt endsFrom = OptionalInt.empty();
    String expectation = "";
    for (String line : lines(file)) {
      Matcher field = FIELD.matcher(line);
      if (field.matches()) {
        add(field, fields);
      } else if (line.equals(ENDS_HERE)) {
        ends.add(end(fields));
      } else if (line.equals(ENDS_FROM_HERE)) {
        endsFrom = OptionalInt.of(end(fields));
      } else if (line.startsWith(EXPECT)) {
        expectation = line.substring(EXPECT.length());
      } else if (!line.startsWith("# ")) {
        throw new AssertionError(file + ": " + line);
      }
    }
    String path = root.relativize(file).toString();
    String name = path.substring(0, path.length() - ENDING.length());
    return new WireVector(name, expectation, fields, ends, endsFrom);
  }

  private static void add(Matcher line, List<Field> fields) {
    Octets octets = Octets.hex(line.group("hex"));
    if (line.group("name") != null) {
      fields.add(new Field(end(fields), octets, line.group("name")));
      return;
    }
    Field last = fields.remove(fields.size() - 1);
    fields.add(new Field(last.offset, Octets.concat(last.octets, octets), last.name));
  }

  private static int end(List<Field> fields) {
    if (fields.isEmpty()) {
      return 0;
    }
    Field last = fields.get(fields.size() - 1);
    return last.offset + last.octets.length();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    try {
      return Path.of(WireVector.class.getResource("/vectors").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
