package io.tanbiao.templates.unit;

import io.tanbiao.templates.number.TextRefusal;
import io.tanbiao.templates.number.TextRefusal.Reason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads products, quotients, powers, brackets and magnitudes of the words of a lexicon.
 *
 * <pre>
 * unit   = term { ("·" | "/") term }
 * term   = [magnitude] ( word [exponent] | "(" unit ")" [exponent] ) | magnitude
 * magnitude = "10^" digits | 百 千 万 亿, any number of them
 * </pre>
 *
 * <p>A product behind a stroke is refused, since some read {@code kWh/m2·a} one way and some the
 * other.
 */
final class UnitParser {
  /** The longest text that is read, in characters. */
  static final int MAX_CHARS = 96;

  /** How deep brackets may stand in one another. */
  static final int MAX_DEPTH = 4;

  private static final Pattern POWER_OF_TEN = Pattern.compile("10\\^(-?\\d{1,2}) ?(.*)");
  private static final Pattern CHINESE = Pattern.compile("([百千万亿]) ?(.*)");
  private static final Pattern RAISED =
      Pattern.compile(
          "(?<raised>.+)\\^(?<up>[+-]?\\d{1,2})|(?<plain>.*[^0-9^+-])(?<digits>[+-]?\\d{1,2})");
  private static final Pattern EXPONENT = Pattern.compile("\\^?([+-]?\\d{1,2})");

  private final String source;
  private final String text;
  private final UnitLexicon lexicon;
  private int at;

  private UnitParser(String source, String text, UnitLexicon lexicon) {
    this.source = source;
    this.text = text;
    this.lexicon = lexicon;
  }

  static Unit read(String text, UnitLexicon lexicon) throws TextRefusal {
    if (text.isEmpty()) {
      throw new TextRefusal(Reason.EMPTY, text, "kWh, t, 1");
    }
    if (text.length() > MAX_CHARS) {
      throw new TextRefusal(Reason.TOO_LONG, text, "<= " + MAX_CHARS);
    }
    if (!text.equals(text.strip())) {
      throw new TextRefusal(Reason.BLANK, text, text.strip());
    }
    String plain = UnitText.normalised(text);
    Optional<Unit> whole = lexicon.find(plain);
    return whole.isPresent() ? whole.get() : new UnitParser(text, plain, lexicon).whole();
  }

  private Unit whole() throws TextRefusal {
    try {
      Unit unit = unit(0);
      if (at < text.length()) {
        throw malformed();
      }
      return unit;
    } catch (ArithmeticException e) {
      throw tooComplex();
    }
  }

  private Unit unit(int depth) throws TextRefusal {
    if (depth > MAX_DEPTH) {
      throw tooComplex();
    }
    Unit product = term(depth);
    boolean divided = false;
    while (at < text.length() && text.charAt(at) != ')') {
      char sign = text.charAt(at++);
      if (sign == '/') {
        product = product.divide(term(depth));
        divided = true;
      } else if (sign == '·' && (!divided || lexicon.readsLeftToRight())) {
        product = product.multiply(term(depth));
      } else {
        throw new TextRefusal(Reason.UNIT_SYNTAX, source, "kWh/(m2·a)");
      }
    }
    return product;
  }

  private Unit term(int depth) throws TextRefusal {
    int start = at;
    while (at < text.length() && "·/()".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at).strip();
    if (at == text.length() || text.charAt(at) != '(') {
      return word.isEmpty() ? missing() : meaning(word);
    }
    Unit before = word.isEmpty() ? Unit.ONE : meaning(word);
    if (!before.factors().isEmpty()) {
      throw malformed();
    }
    return before.multiply(bracket(depth));
  }

  /** A stroke at the start is one divided by what follows, in UCUM. */
  private Unit missing() throws TextRefusal {
    if (lexicon.readsLeftToRight() && at == 0 && text.startsWith("/")) {
      return Unit.ONE;
    }
    throw malformed();
  }

  private Unit bracket(int depth) throws TextRefusal {
    at++;
    Unit inner = unit(depth + 1);
    if (at == text.length()) {
      throw malformed();
    }
    at++;
    int start = at;
    while (at < text.length() && "·/()".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String exponent = text.substring(start, at).strip();
    if (exponent.isEmpty()) {
      return inner;
    }
    Matcher raised = EXPONENT.matcher(exponent);
    if (!raised.matches()) {
      throw malformed();
    }
    return inner.power(Integer.parseInt(raised.group(1)));
  }

  /** The unit of a word with its magnitude and exponent. */
  private Unit meaning(String word) throws TextRefusal {
    Optional<Unit> unit = found(word);
    if (unit.isPresent()) {
      return unit.get();
    }
    Matcher tens = POWER_OF_TEN.matcher(word);
    if (tens.matches()) {
      return rest(tens.group(2)).timesPowerOfTen(Integer.parseInt(tens.group(1)));
    }
    Matcher chinese = CHINESE.matcher(word);
    if (chinese.matches()) {
      return rest(chinese.group(2)).timesPowerOfTen(power(chinese.group(1)));
    }
    Matcher raised = RAISED.matcher(word);
    if (!raised.matches()) {
      throw lexicon.refusal(word);
    }
    boolean sign = raised.group("up") != null;
    String base = raised.group(sign ? "raised" : "plain");
    Unit power = found(base).orElseThrow(() -> refusal(word, base));
    return power.power(Integer.parseInt(raised.group(sign ? "up" : "digits")));
  }

  /** The word itself may be known as doubtful; else its letters may be a unit in other case. */
  private TextRefusal refusal(String word, String base) {
    TextRefusal whole = lexicon.refusal(word);
    return whole.reason() == Reason.UNKNOWN_UNIT ? lexicon.refusal(base) : whole;
  }

  private Unit rest(String word) throws TextRefusal {
    return word.isEmpty() ? Unit.ONE : meaning(word);
  }

  /** As a factor, a point on a scale means its difference: kJ/(kg·°C) is kJ/(kg·K). */
  private Optional<Unit> found(String word) {
    Optional<Unit> unit = lexicon.find(word);
    if (unit.isEmpty() && word.indexOf('^') > 0) {
      unit = lexicon.find(word.replace("^", ""));
    }
    return unit.map(Unit::difference);
  }

  private static int power(String magnitude) {
    return switch (magnitude) {
      case "百" -> 2;
      case "千" -> 3;
      case "万" -> 4;
      default -> 8;
    };
  }

  private TextRefusal malformed() {
    return new TextRefusal(Reason.UNIT_SYNTAX, source, "kJ/(kg·K), 10^4Nm3, t·km, 1/h");
  }

  private TextRefusal tooComplex() {
    return new TextRefusal(
        Reason.UNIT_TOO_COMPLEX,
        source,
        "<= %d factors, exponents <= %d, 10^%d, brackets <= %d"
            .formatted(Unit.MAX_FACTORS, Unit.MAX_EXPONENT, Unit.MAX_POWER_OF_TEN, MAX_DEPTH));
  }
}
