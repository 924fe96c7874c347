package io.tanbiao.templates.template;

/**
 * A standard that a template follows.
 *
 * @param number its number with the edition, such as {@code GB/T 32151.7-2015}
 * @param title its title; may be empty
 * @param status what became of that edition
 */
public record Standard(String number, String title, StandardStatus status) {
  /** The longest number and the longest title, in characters (IDIS notes §2.6, standard). */
  public static final int MAX_LENGTH = 200;

  /** What a number must be. */
  public static final TextRule NUMBER = TextRule.line(1, MAX_LENGTH);

  /** What a title must be. */
  public static final TextRule TITLE = TextRule.line(0, MAX_LENGTH);

  /** Checks the texts. */
  public Standard {
    NUMBER.checked(number);
    TITLE.checked(title);
  }
}
