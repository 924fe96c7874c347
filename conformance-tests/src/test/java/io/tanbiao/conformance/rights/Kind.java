package io.tanbiao.conformance.rights;

import java.util.List;
import java.util.Map;

/** A kind of identity: one line of {@code rights-identities.csv}. */
record Kind(String title, String entry, String bits, String proves, String judged, String proof) {
  private static final int ALL = 0xfff;
  private static final int CHALLENGE = 402;
  private static final int NO_ADMINISTRATOR = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  static List<Kind> all() {
    return Line.in("rights-identities.csv")
        .map(
            columns ->
                new Kind(
                    columns.get(0),
                    columns.get(1),
                    columns.get(2),
                    columns.get(3),
                    columns.get(4),
                    columns.get(5)))
        .toList();
  }

  /** Whether the line says something about a rule. */
  boolean concerns(Rule rule) {
    return switch (bits) {
      case "all-but-one", "needed-but-one" ->
          !(rule.onRecord().isEmpty() && rule.onPrefix().isEmpty());
      case "halves" -> rule.onRecord().size() > 1;
      case "prefix" -> rule.isOnRecordAlone() && !rule.holdsAdministrators();
      case "prefix-only" -> rule.isOnRecordAlone();
      default -> true;
    };
  }

  boolean isNobody() {
    return proves.isEmpty();
  }

  boolean isRoot() {
    return proves.startsWith("root");
  }

  boolean isProven() {
    return proof.equals("holds");
  }

  boolean isWrong() {
    return proves.endsWith(" wrong");
  }

  /** Whether the rights are on the prefix instead of the record. */
  boolean isByPrefix() {
    return bits.startsWith("prefix");
  }

  /** The key as {@code INDEX:NAME}. */
  String key() {
    return proves.split(" ", 2)[0];
  }

  /** Whether it proves itself with a secret key, which is all that Basic knows. */
  boolean isForBasic() {
    return !isRoot() && !proves.contains(" as ") && !proves.startsWith("300:");
  }

  /** The bits of the entry, without one of those needed. */
  int bits(List<Integer> needed, int instead, int missing) {
    int sum = needed.stream().mapToInt(Integer::intValue).sum();
    int given =
        Map.of("none", 0, "all", ALL, "prefix-only", ALL, "all-but-one", ALL & ~instead)
            .getOrDefault(bits, sum);
    return given & ~missing;
  }

  /** The code that the specification says (HW-7.9, HW-8.5). */
  int hears(Rule rule) {
    if (rule.everybody().isPresent()) {
      return rule.everybody().get();
    } else if (isNobody()) {
      return CHALLENGE;
    } else if (rule.isForTheNode() && !isRoot()) {
      return NO_ADMINISTRATOR;
    }
    boolean asNode = isRoot() && (rule.isForTheNode() || rule.isForTheNodeToo());
    if (asNode || rule.isForTheProven() || judged.equals("granted")) {
      return isProven() ? rule.code() : Integer.parseInt(proof);
    }
    return Integer.parseInt(judged);
  }

  /** The status over HTTPS: credentials must be right, whatever is asked (HW-14.10, HW-14.14). */
  int sees(Rule rule) {
    if (!isNobody() && !isProven()) {
      return UNAUTHORIZED;
    } else if (rule.everybody().isPresent()) {
      return rule.status().orElseThrow();
    } else if (isNobody()) {
      return UNAUTHORIZED;
    }
    return hears(rule) == rule.code() ? rule.status().orElseThrow() : FORBIDDEN;
  }

  @Override
  public String toString() {
    return title;
  }
}
