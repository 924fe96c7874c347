package io.tanbiao.templates.template;

/** The English and the Chinese name of the same thing. */
public record Names(String en, String zh) {
  /** The longest name of a template, in characters (IDIS notes §2.6, metaName). */
  public static final int MAX_OF_TEMPLATE = 100;

  /** The longest name of an item or a code, in characters (IDIS notes §2.6, englishName). */
  public static final int MAX_OF_ITEM = 50;

  /** What the name of a template must be. */
  public static final TextRule OF_TEMPLATE = TextRule.line(1, MAX_OF_TEMPLATE);

  /** What the name of an item or a code must be. */
  public static final TextRule OF_ITEM = TextRule.line(1, MAX_OF_ITEM);

  /** These names, if both are as they should be. */
  public Names checked(TextRule rule) {
    rule.checked(en);
    rule.checked(zh);
    return this;
  }
}
