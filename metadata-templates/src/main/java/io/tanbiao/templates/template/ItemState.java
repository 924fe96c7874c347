package io.tanbiao.templates.template;

/** Whether an item may be used. Items are never deleted, only disabled (IDIS notes §2.4, §2.6). */
public enum ItemState implements Worded {
  /** In use: 1. */
  ENABLED("enabled"),
  /** No longer in use: 0. */
  DISABLED("disabled"),
  /** Not yet in force: 2. */
  PENDING("pending");

  private final String word;

  ItemState(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
