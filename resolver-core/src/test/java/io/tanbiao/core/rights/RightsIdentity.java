package io.tanbiao.core.rights;

import java.util.List;

/** One line of {@code rights-identities.csv}, which explains the columns. */
record RightsIdentity(
    String title, String entry, String bits, String proves, String judged, String proof) {
  private static final int CHALLENGE = 402;
  private static final int NO_ADMINISTRATOR = 400;

  static List<RightsIdentity> all() {
    return RightsTable.lines("rights-identities.csv")
        .map(
            columns ->
                new RightsIdentity(
                    columns.get(0),
                    columns.get(1),
                    columns.get(2),
                    columns.get(3),
                    columns.get(4),
                    columns.get(5)))
        .toList();
  }

  /** Whether the line says something about a rule. */
  boolean concerns(RightsRule rule) {
    return switch (bits) {
      case "all-but-one", "needed-but-one" -> rule.onRecord().size() + rule.onPrefix().size() > 0;
      case "halves" -> rule.onRecord().size() > 1;
      case "prefix" -> isOnRecordAlone(rule) && !rule.holdsAdministrators();
      case "prefix-only" -> isOnRecordAlone(rule);
      default -> true;
    };
  }

  private static boolean isOnRecordAlone(RightsRule rule) {
    return !rule.onRecord().isEmpty() && rule.onPrefix().isEmpty();
  }

  /** The code that the specification says. */
  int hears(RightsRule rule) {
    if (rule.everybody().isPresent()) {
      return rule.everybody().get();
    } else if (isNobody()) {
      return CHALLENGE;
    } else if (rule.isForTheProven()) {
      return provenHears(rule);
    } else if (rule.isForTheNode()) {
      return isRoot() ? provenHears(rule) : NO_ADMINISTRATOR;
    } else if (rule.isForTheNodeToo() && isRoot()) {
      return provenHears(rule);
    }
    return judged.equals("granted") ? provenHears(rule) : Integer.parseInt(judged);
  }

  private int provenHears(RightsRule rule) {
    return isProven() ? rule.code() : Integer.parseInt(proof);
  }

  boolean isNobody() {
    return proves.isEmpty();
  }

  boolean isRoot() {
    return proves.startsWith("root");
  }

  /** Whether the proof is right. */
  boolean isProven() {
    return proof.equals("holds");
  }

  /** The key as {@code INDEX:NAME}. */
  String key() {
    return proves.split(" ", 2)[0];
  }

  boolean isWrong() {
    return proves.endsWith(" wrong");
  }

  /** The authentication type. */
  String authenticationType() {
    int as = proves.indexOf(" as ");
    if (as >= 0) {
      return proves.substring(as + 4);
    }
    return key().startsWith("300:") ? "HS_PUBKEY" : "HS_SECKEY";
  }

  @Override
  public String toString() {
    return title;
  }
}
