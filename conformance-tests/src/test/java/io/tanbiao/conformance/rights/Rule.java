package io.tanbiao.conformance.rights;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One line of {@code rights-operations.csv}.
 *
 * @param onRecord bits of the rights on the record, one a number
 * @param onPrefix bits of the rights on the handle of the prefix
 * @param instead bits that would do instead, together
 */
record Rule(
    String title,
    String operation,
    List<String> held,
    List<String> sent,
    Optional<Integer> everybody,
    boolean isForTheNode,
    boolean isForTheNodeToo,
    boolean isForTheProven,
    List<Integer> onRecord,
    List<Integer> onPrefix,
    int code,
    Optional<Integer> status,
    int instead) {
  private static final String PREFIX = "prefix:";
  private static final String OR_NODE = "or node";

  /** The rights in the order of their bits (HW-7.2). */
  private static final List<String> RIGHTS =
      List.of(
          "add-handle",
          "delete-handle",
          "add-derived-prefix",
          "delete-derived-prefix",
          "modify-value",
          "remove-value",
          "add-value",
          "modify-admin",
          "remove-admin",
          "add-admin",
          "read-value",
          "list-handles");

  static List<Rule> all() {
    return Line.in("rights-operations.csv").map(Rule::of).toList();
  }

  private static Rule of(List<String> columns) {
    List<String> needs = Line.words(columns.get(5));
    boolean node = needs.contains("node");
    boolean proven = needs.contains("proven");
    Stream<String> onRecord =
        node || proven
            ? Stream.empty()
            : needs.stream().filter(need -> !need.startsWith(PREFIX) && !need.equals(OR_NODE));
    Stream<String> onPrefix =
        needs.stream()
            .filter(need -> need.startsWith(PREFIX))
            .map(need -> need.substring(PREFIX.length()));
    return new Rule(
        columns.get(0),
        columns.get(1),
        Line.words(columns.get(2)),
        Line.words(columns.get(3)),
        number(columns.get(4)),
        node,
        needs.contains(OR_NODE),
        proven,
        onRecord.map(Rule::bit).toList(),
        onPrefix.map(Rule::bit).toList(),
        number(columns.get(6)).orElse(0),
        number(columns.get(7)),
        Line.words(columns.get(8)).stream().mapToInt(Rule::bit).sum());
  }

  boolean hasRecord() {
    return !held.equals(List.of("none"));
  }

  boolean holdsAdministrators() {
    return held.stream().anyMatch(value -> value.contains("HS_ADMIN"));
  }

  /** Whether the rights are those on the record alone. */
  boolean isOnRecordAlone() {
    return !onRecord.isEmpty() && onPrefix.isEmpty();
  }

  /** Whether the request is about a prefix that no other line may share. */
  boolean needsItsOwnPrefix() {
    return !onPrefix.isEmpty() || operation.equals("unhome");
  }

  @Override
  public String toString() {
    return title;
  }

  private static int bit(String right) {
    int place = RIGHTS.indexOf(right);
    if (place < 0) {
      throw new AssertionError("no right: " + right);
    }
    return 1 << place;
  }

  private static Optional<Integer> number(String column) {
    return column.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(column));
  }
}
