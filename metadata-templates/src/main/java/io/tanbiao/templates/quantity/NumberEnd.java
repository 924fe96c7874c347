package io.tanbiao.templates.quantity;

/** Finds where the number of a quantity ends and its unit begins. */
final class NumberEnd {
  /** Besides ASCII digits, what people put into numbers; the number's own parser judges it. */
  private static final String IN_NUMBERS = "+-.,，、'’_−０１２３４５６７８９．";

  private NumberEnd() {}

  /** The index behind the number; where no number starts, the end of the first word. */
  static int of(String text) {
    int end = 0;
    while (end < text.length() && belongs(text, end)) {
      end++;
    }
    if (end > 0) {
      return end;
    }
    int blank = text.indexOf(' ');
    return blank < 0 ? text.length() : blank;
  }

  private static boolean belongs(String text, int at) {
    char c = text.charAt(at);
    if (isDigit(c) || IN_NUMBERS.indexOf(c) >= 0) {
      return true;
    }
    if (at == 0 || !isDigit(text.charAt(at - 1))) {
      return false;
    }
    return c == '/' ? isDigitAt(text, at + 1) : isExponent(text, at);
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    boolean signed = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0;
    return isDigitAt(text, signed ? at + 2 : at + 1);
  }

  private static boolean isDigitAt(String text, int at) {
    return at < text.length() && isDigit(text.charAt(at));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
