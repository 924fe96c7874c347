package io.tanbiao.templates.template;

/** Words about an item: what it is, and anything else; both may be empty. */
public record ItemNotes(String definition, String comment) {
  /** The longest definition and the longest comment, in characters (IDIS notes §2.6). */
  public static final int MAX_LENGTH = 200;

  /** What both must be. */
  public static final TextRule TEXT = TextRule.prose(MAX_LENGTH);

  /** No words. */
  public static final ItemNotes NONE = new ItemNotes("", "");

  /** Checks both. */
  public ItemNotes {
    TEXT.checked(definition);
    TEXT.checked(comment);
  }
}
