package io.tanbiao.templates.unit;

import java.util.Map;

/** Brings the ways in which people type units to one: superscripts, signs, full-width brackets. */
final class UnitText {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
  private static final String SUPERSCRIPTS_MEAN = "0123456789-+";
  private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

  private static final Map<Integer, String> SIGNS =
      Map.ofEntries(
          Map.entry((int) '.', "·"),
          Map.entry((int) '*', "·"),
          Map.entry((int) '×', "·"),
          Map.entry((int) '⋅', "·"),
          Map.entry((int) '•', "·"),
          Map.entry((int) '∙', "·"),
          Map.entry((int) '・', "·"),
          Map.entry((int) '／', "/"),
          Map.entry((int) '∕', "/"),
          Map.entry((int) '⁄', "/"),
          Map.entry((int) '÷', "/"),
          Map.entry((int) '（', "("),
          Map.entry((int) '）', ")"),
          Map.entry((int) '％', "%"),
          Map.entry((int) '℃', "°C"),
          Map.entry((int) '\u03BC', "\u00B5"),
          Map.entry((int) '￥', "¥"),
          Map.entry((int) '㎡', "m2"),
          Map.entry((int) '㎥', "m3"),
          Map.entry((int) '㎏', "kg"),
          Map.entry((int) '㎞', "km"),
          Map.entry((int) '㎾', "kW"),
          Map.entry((int) '㎿', "MW"));

  /** Brackets that qualify a unit rather than group factors. */
  private static final String[][] QUALIFIERS = {
    {"(当量值)", "当量值"},
    {"(当量)", "当量值"},
    {"(等价值)", "等价值"},
    {"(等价)", "等价值"},
    {"(未注明)", "未注明"},
    {"(cv)", "-cv"},
    {"(ev)", "-ev"},
    {"(0°C)", "-0C"},
    {"(20°C)", "-20C"},
  };

  private UnitText() {}

  /** The text with one sign for each meaning; exponents follow a {@code ^} or the letters. */
  static String normalised(String text) {
    StringBuilder plain = new StringBuilder(text.length() + 8);
    boolean raised = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int superscript = SUPERSCRIPTS.indexOf(c);
      if (superscript >= 0) {
        plain.append(raised ? "" : "^").append(SUPERSCRIPTS_MEAN.charAt(superscript));
      } else if (SUBSCRIPTS.indexOf(c) >= 0) {
        plain.append((char) ('0' + SUBSCRIPTS.indexOf(c)));
      } else {
        plain.append(SIGNS.getOrDefault((int) c, String.valueOf(c)));
      }
      raised = superscript >= 0;
    }
    String result = plain.toString();
    if (result.indexOf('(') >= 0) {
      for (String[] qualifier : QUALIFIERS) {
        result = result.replace(qualifier[0], qualifier[1]);
      }
    }
    return result;
  }
}
