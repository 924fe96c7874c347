package io.tanbiao.templates.number;

import io.tanbiao.templates.number.TextRefusal.Reason;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * The text form of exact decimals.
 *
 * <p>Read are {@code 12}, {@code -0.50}, {@code +3}, {@code 007} and {@code 1.2E+3}: ASCII digits,
 * a point between digits, no blanks, no separators. Everything else is refused with what to write
 * instead. The work is bounded by {@link #MAX_CHARS} whatever the text says.
 *
 * <p>Written are two forms, both without exponent: {@link #canonical} for values whose size matters
 * (equal values, equal texts) and {@link #fixed} for rounded values whose trailing zeros say how
 * far they were rounded.
 */
public final class DecimalText {
  /** The longest text that is read, in characters. */
  public static final int MAX_CHARS = 160;

  /** The most digits a number is written with, leading and trailing zeros included. */
  public static final int MAX_DIGITS = 64;

  /**
   * The most digits in front of the point, and the most behind it, once the exponent is applied.
   */
  public static final int MAX_PLACES = 64;

  /** The largest exponent that is written, up or down. */
  public static final int MAX_EXPONENT = 99;

  private static final String SEPARATORS = ",'_，、’\u00A0\u2009\u202F";
  private static final String MAGNITUDES = "十百千万亿";

  private DecimalText() {}

  /**
   * Reads a number.
   *
   * @return the value with the scale it was written with
   * @throws TextRefusal when the text is no number or breaks a limit
   */
  public static BigDecimal parse(String text) throws TextRefusal {
    if (text.isEmpty()) {
      throw new TextRefusal(Reason.EMPTY, text, "0.5");
    }
    if (text.length() > MAX_CHARS) {
      throw new TextRefusal(Reason.TOO_LONG, text, "<= " + MAX_CHARS);
    }
    int mantissaEnd = endOfMantissa(text);
    if (mantissaEnd < 0 || !isExponent(text, mantissaEnd)) {
      throw explained(text);
    }
    int digits = countOfDigits(text, mantissaEnd);
    if (digits > MAX_DIGITS) {
      throw new TextRefusal(Reason.TOO_MANY_DIGITS, text, "<= " + MAX_DIGITS);
    }
    return inRange(text, scaled(text, mantissaEnd));
  }

  /** The shortest plain text of the value: no exponent, no trailing zeros, no sign of zero. */
  public static String canonical(BigDecimal value) {
    return value.signum() == 0 ? "0" : fixed(value.stripTrailingZeros());
  }

  /** The plain text of the value with the digits that its scale names: 53880.00 stays so. */
  public static String fixed(BigDecimal value) {
    return value.toPlainString();
  }

  /** Where sign, digits, point and digits end; negative when they are not well formed. */
  private static int endOfMantissa(String text) {
    int start = isSign(text.charAt(0)) ? 1 : 0;
    int end = endOfDigits(text, start);
    if (end == start) {
      return -1;
    }
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = end + 1;
      end = endOfDigits(text, fraction);
      return end == fraction ? -1 : end;
    }
    return end;
  }

  private static boolean isExponent(String text, int at) {
    if (at == text.length()) {
      return true;
    }
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int start = at + 1;
    if (start < text.length() && isSign(text.charAt(start))) {
      start++;
    }
    return start < text.length() && endOfDigits(text, start) == text.length();
  }

  private static BigDecimal scaled(String text, int mantissaEnd) throws TextRefusal {
    BigDecimal mantissa = new BigDecimal(text.substring(0, mantissaEnd));
    if (mantissaEnd == text.length()) {
      return mantissa;
    }
    return mantissa.scaleByPowerOfTen(exponent(text, mantissaEnd + 1));
  }

  private static int exponent(String text, int start) throws TextRefusal {
    boolean down = text.charAt(start) == '-';
    int exponent = 0;
    for (int i = start; i < text.length(); i++) {
      if (!isSign(text.charAt(i))) {
        exponent = exponent * 10 + (text.charAt(i) - '0');
      }
      if (exponent > MAX_EXPONENT) {
        throw new TextRefusal(Reason.EXPONENT, text, "-" + MAX_EXPONENT + ".." + MAX_EXPONENT);
      }
    }
    return down ? -exponent : exponent;
  }

  private static BigDecimal inRange(String text, BigDecimal value) throws TextRefusal {
    if (value.scale() > MAX_PLACES || value.precision() - value.scale() > MAX_PLACES) {
      Reason reason =
          text.toLowerCase(Locale.ROOT).indexOf('e') < 0 ? Reason.TOO_MANY_DIGITS : Reason.EXPONENT;
      throw new TextRefusal(reason, text, "1E-" + MAX_PLACES + ".." + "1E" + MAX_PLACES);
    }
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  /** Finds out which mistake was made; only called for what is no number. */
  private static TextRefusal explained(String text) {
    String plain = text.strip();
    if (plain.isEmpty() || plain.length() < text.length()) {
      return new TextRefusal(Reason.BLANK, text, plain.isEmpty() ? "0.5" : plain);
    }
    String lower = plain.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
    if (lower.matches("nan|inf|infinity|∞|null|none|n/a|#.*")) {
      return new TextRefusal(Reason.NOT_FINITE, text, "0.5");
    }
    if (lower.matches("0[xbo][0-9a-f.]+(p[+-]?\\d+)?")) {
      return new TextRefusal(Reason.NOT_DECIMAL, text, "0.5");
    }
    if (text.codePoints().anyMatch(c -> c > '9' && Character.isDigit(c))) {
      return new TextRefusal(Reason.FOREIGN_DIGIT, text, "0123456789");
    }
    if (text.chars().anyMatch(c -> SEPARATORS.indexOf(c) >= 0) || lower.matches("[0-9. ]+")) {
      return separated(text, lower);
    }
    if (text.chars().anyMatch(c -> MAGNITUDES.indexOf(c) >= 0) && isDigit(lower.charAt(0))) {
      return new TextRefusal(Reason.MAGNITUDE, text, "万kWh, 万t, 万元");
    }
    return new TextRefusal(Reason.NOT_A_NUMBER, text, "-1234.5, 1.2E3");
  }

  private static TextRefusal separated(String text, String unsigned) {
    boolean onlyPoint = unsigned.startsWith(".") || unsigned.endsWith(".");
    return onlyPoint
        ? new TextRefusal(Reason.NOT_A_NUMBER, text, "0.5, 5")
        : new TextRefusal(Reason.SEPARATOR, text, "1234567.8");
  }

  private static int countOfDigits(String text, int end) {
    int digits = 0;
    for (int i = 0; i < end; i++) {
      digits += isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }
}
