package io.tanbiao.templates.pattern;

import java.util.HashMap;
import java.util.Map;

/** The general categories of Unicode by the names that patterns use (RFC 9485 §4, IsCategory). */
final class Categories {
  private static final Map<String, Integer> BITS = new HashMap<>();

  static {
    put("Lu", Character.UPPERCASE_LETTER);
    put("Ll", Character.LOWERCASE_LETTER);
    put("Lt", Character.TITLECASE_LETTER);
    put("Lm", Character.MODIFIER_LETTER);
    put("Lo", Character.OTHER_LETTER);
    put("Mn", Character.NON_SPACING_MARK);
    put("Mc", Character.COMBINING_SPACING_MARK);
    put("Me", Character.ENCLOSING_MARK);
    put("Nd", Character.DECIMAL_DIGIT_NUMBER);
    put("Nl", Character.LETTER_NUMBER);
    put("No", Character.OTHER_NUMBER);
    put("Pc", Character.CONNECTOR_PUNCTUATION);
    put("Pd", Character.DASH_PUNCTUATION);
    put("Ps", Character.START_PUNCTUATION);
    put("Pe", Character.END_PUNCTUATION);
    put("Pi", Character.INITIAL_QUOTE_PUNCTUATION);
    put("Pf", Character.FINAL_QUOTE_PUNCTUATION);
    put("Po", Character.OTHER_PUNCTUATION);
    put("Sm", Character.MATH_SYMBOL);
    put("Sc", Character.CURRENCY_SYMBOL);
    put("Sk", Character.MODIFIER_SYMBOL);
    put("So", Character.OTHER_SYMBOL);
    put("Zs", Character.SPACE_SEPARATOR);
    put("Zl", Character.LINE_SEPARATOR);
    put("Zp", Character.PARAGRAPH_SEPARATOR);
    put("Cc", Character.CONTROL);
    put("Cf", Character.FORMAT);
    put("Co", Character.PRIVATE_USE);
    put("Cn", Character.UNASSIGNED);
  }

  private Categories() {}

  /** The bits of a category or of a group of them, such as L; 0 for any other name. */
  static int named(String name) {
    return BITS.getOrDefault(name, 0);
  }

  private static void put(String name, byte type) {
    BITS.put(name, 1 << type);
    BITS.merge(name.substring(0, 1), 1 << type, (a, b) -> a | b);
  }
}
