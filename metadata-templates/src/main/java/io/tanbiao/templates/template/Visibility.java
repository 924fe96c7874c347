package io.tanbiao.templates.template;

/**
 * Who may read an item unless the owner grants more; each sees less than the one before (interface
 * §8).
 */
public enum Visibility implements Worded {
  /** Everybody. */
  PUBLIC("public"),
  /** Who has a grant of the owner. */
  PARTNER("partner"),
  /** Authorities and verifiers. */
  AUTHORITY("authority"),
  /** The owner alone. */
  OWNER("owner");

  private final String word;

  Visibility(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether nobody may read under this one who may not under the other. */
  public boolean isWithin(Visibility other) {
    return compareTo(other) >= 0;
  }
}
