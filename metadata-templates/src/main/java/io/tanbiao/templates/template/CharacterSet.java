package io.tanbiao.templates.template;

/** Which characters a text may have. */
public enum CharacterSet implements Worded {
  /** All but control characters; line ends and tabs are allowed. */
  ANY("any"),
  /** Printable ASCII with the space. */
  ASCII("ascii"),
  /** ASCII letters and digits. */
  ALPHANUMERIC("alphanumeric"),
  /** The digits 0 to 9. */
  DIGITS("digits"),
  /** Chinese characters (汉字). */
  HAN("han");

  private final String word;

  CharacterSet(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether every character of a text is in this set. */
  public boolean hasAllOf(String text) {
    return text.codePoints().allMatch(this::has);
  }

  /** Whether every character of this set is in the other. */
  public boolean isWithin(CharacterSet other) {
    return this == other || other == ANY || (this != HAN && this != ANY && compareTo(other) > 0);
  }

  private boolean has(int character) {
    return switch (this) {
      case ANY -> !Character.isISOControl(character) || character == '\n' || character == '\t';
      case ASCII -> character >= ' ' && character <= '~';
      case ALPHANUMERIC -> character < 0x80 && Character.isLetterOrDigit(character);
      case DIGITS -> character >= '0' && character <= '9';
      case HAN -> Character.isIdeographic(character);
    };
  }
}
