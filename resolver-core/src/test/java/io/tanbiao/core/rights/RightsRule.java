package io.tanbiao.core.rights;

import io.tanbiao.core.administer.AdminRight;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of {@code rights-operations.csv}, which explains the columns.
 *
 * @param needs rights as the table writes them
 */
record RightsRule(
    String title,
    String operation,
    List<String> held,
    List<String> sent,
    Optional<Integer> everybody,
    List<String> needs,
    int code,
    List<String> another) {
  private static final String PREFIX = "prefix:";
  private static final String OR_NODE = "or node";

  static List<RightsRule> all() {
    return RightsTable.lines("rights-operations.csv").map(RightsRule::of).toList();
  }

  private static RightsRule of(List<String> columns) {
    String everybody = columns.get(4);
    String code = columns.get(6);
    return new RightsRule(
        columns.get(0),
        columns.get(1),
        words(columns.get(2)),
        words(columns.get(3)),
        everybody.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(everybody)),
        words(columns.get(5)),
        code.isEmpty() ? 0 : Integer.parseInt(code),
        words(columns.get(8)));
  }

  boolean hasRecord() {
    return !held.equals(List.of("none"));
  }

  boolean holdsAdministrators() {
    return held.stream().anyMatch(value -> value.contains("HS_ADMIN"));
  }

  boolean isForTheNode() {
    return needs.contains("node");
  }

  boolean isForTheProven() {
    return needs.contains("proven");
  }

  /** Whether the administrator of the node needs no right. */
  boolean isForTheNodeToo() {
    return needs.contains(OR_NODE);
  }

  /** The rights on the record. */
  Set<AdminRight> onRecord() {
    return isForTheNode() || isForTheProven()
        ? Set.of()
        : rights(needs.stream().filter(need -> !need.startsWith(PREFIX) && !need.equals(OR_NODE)));
  }

  /** The rights on the handle of its prefix. */
  Set<AdminRight> onPrefix() {
    return rights(
        needs.stream()
            .filter(need -> need.startsWith(PREFIX))
            .map(need -> need.substring(PREFIX.length())));
  }

  /** Rights that would do instead. */
  Set<AdminRight> instead() {
    return rights(another.stream());
  }

  @Override
  public String toString() {
    return title;
  }

  private static Set<AdminRight> rights(Stream<String> names) {
    return names
        .map(name -> AdminRight.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  private static List<String> words(String column) {
    return Stream.of(column.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
  }
}
