package io.tanbiao.templates.number;

/**
 * Says why a text from outside is no number, unit or quantity.
 *
 * <p>Reason, what was found and what was expected stand apart, so that a finding in any language
 * can be made of them; {@link #english} and {@link #chinese} are finished sentences. What was found
 * is shortened and holds no control characters: it may be printed.
 */
public final class TextRefusal extends Exception {
  private static final long serialVersionUID = 1;

  /** The number of characters of a refused text that a message repeats. */
  static final int MAX_SHOWN_CHARS = 40;

  private final Reason reason;
  private final String found;
  private final String expected;

  /**
   * Refuses a text.
   *
   * @param text the text as it came, of any length
   * @param expected what could stand there instead: a limit, a spelling, a list of codes
   */
  public TextRefusal(Reason reason, String text, String expected) {
    super(null, null, false, false);
    this.reason = reason;
    this.found = shown(text);
    this.expected = expected;
  }

  /** The kind of the fault. */
  public Reason reason() {
    return reason;
  }

  /** The refused text, shortened. */
  public String found() {
    return found;
  }

  /** What could stand there instead; digits, codes and signs rather than words. */
  public String expected() {
    return expected;
  }

  /** The fault in English, one line. */
  public String english() {
    return "\"" + found + "\": " + reason.english + " (" + expected + ")";
  }

  /** The fault in Chinese, one line. */
  public String chinese() {
    return "“" + found + "”：" + reason.chinese + "（" + expected + "）";
  }

  @Override
  public String getMessage() {
    return english();
  }

  private static String shown(String text) {
    String start = text.substring(0, Math.min(text.length(), MAX_SHOWN_CHARS));
    StringBuilder shown = new StringBuilder(start.length());
    start.codePoints().forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : '\uFFFD'));
    return text.length() > MAX_SHOWN_CHARS
        ? shown + "… " + text.length() + " characters"
        : shown.toString();
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** The kinds of faults. */
  public enum Reason {
    /** Nothing stands there. */
    EMPTY("nothing where something is expected", "内容为空"),
    /** More characters than are read at all; refused before anything is looked at. */
    TOO_LONG("text too long", "文本过长"),
    /** A blank at the start, at the end, or where none may be. */
    BLANK("blank where none may be", "不允许的空格"),
    /** NaN, Infinity and what else stands for no number. */
    NOT_FINITE("not a finite number", "不是有限数值"),
    /** A number to another base than ten. */
    NOT_DECIMAL("not a decimal number", "不是十进制数"),
    /** Digits that are not 0 to 9, such as full-width ones. */
    FOREIGN_DIGIT("digits other than 0 to 9", "应使用半角数字0至9"),
    /** Separators between groups of digits, or a comma for the point. */
    SEPARATOR("separator in a number", "数值中含分隔符"),
    /** A Chinese magnitude in the number, which belongs to the unit. */
    MAGNITUDE("magnitude belongs to the unit", "数量级应写入单位"),
    /** Anything else that is no number. */
    NOT_A_NUMBER("not a number", "不是数值"),
    /** More digits than a value may have. */
    TOO_MANY_DIGITS("too many digits", "位数过多"),
    /** An exponent that makes the number too large, too small, or both costly. */
    EXPONENT("exponent out of range", "指数超出范围"),
    /** A ratio with denominator zero. */
    ZERO_DENOMINATOR("denominator is zero", "分母为零"),
    /** No unit has this code, name or alias. */
    UNKNOWN_UNIT("unknown unit", "未知单位"),
    /** A unit has this code, but for upper and lower case. */
    UNIT_CASE("unit codes are case-sensitive", "单位区分大小写"),
    /** Several units go by this name, and only one was meant. */
    AMBIGUOUS_UNIT("ambiguous unit", "单位含义不明确"),
    /** Coal equivalent without its basis: 当量值 or 等价值. */
    BASIS_MISSING("coal equivalent without its basis", "标准煤未注明当量值或等价值"),
    /** Signs, brackets and exponents of a unit do not fit together. */
    UNIT_SYNTAX("malformed unit", "单位格式错误"),
    /** A unit of more factors, brackets or larger exponents than are read. */
    UNIT_TOO_COMPLEX("unit too complex", "单位过于复杂");

    private final String english;
    private final String chinese;

    Reason(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }
  }
}
