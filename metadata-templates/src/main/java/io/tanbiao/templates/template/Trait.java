package io.tanbiao.templates.template;

/** What else holds for an item; each is off unless said. */
public enum Trait implements Worded {
  /** Every instance has it. */
  REQUIRED("required"),
  /** No two instances have the same value. */
  UNIQUE("unique"),
  /** Shown in lists of instances. */
  LISTED("listed"),
  /** Asked for when an instance is entered. */
  INPUT("input");

  private final String word;

  Trait(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
