package io.tanbiao.templates.unit;

import io.tanbiao.templates.number.TextRefusal;
import io.tanbiao.templates.number.TextRefusal.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads unit codes of UCUM (case-sensitive form), as other systems send them: {@code kW.h}, {@code
 * m3}, {@code Cel}, {@code 10*4.t}, {@code t{CO2e}}.
 *
 * <p>An annotation in braces is read where it says what we tell apart, the substance of a mass or
 * what is counted; any other is refused rather than dropped. {@code mo} and {@code a} become our
 * calendar month and year, without UCUM's fixed number of days.
 */
public final class Ucum {
  private static final Pattern TENS = Pattern.compile("10\\*");

  /** Products that have a name of their own in the table. */
  private static final Pattern PRODUCTS =
      Pattern.compile("(?<![A-Za-z\\[{])[kMGT]?(W\\.h|V\\.A)(?![A-Za-z0-9])");

  private static final Words WORDS = new Words();

  private Ucum() {}

  /**
   * Reads a code of UCUM.
   *
   * @throws TextRefusal when it is none, or none that the table of units has
   */
  public static Unit parse(String code) throws TextRefusal {
    if (code.length() > UnitParser.MAX_CHARS) {
      throw new TextRefusal(Reason.TOO_LONG, code, "<= " + UnitParser.MAX_CHARS);
    }
    if (code.chars().anyMatch(c -> c < '!' || c > '~')) {
      throw new TextRefusal(Reason.UNIT_SYNTAX, code, "ASCII: kW.h, m3, t, GJ, Cel");
    }
    return UnitParser.read(joined(TENS.matcher(code).replaceAll("10^")), WORDS);
  }

  /** Makes one word of a product that has a name of its own, with a sign that no code has. */
  private static String joined(String code) {
    return PRODUCTS.matcher(code).replaceAll(product -> product.group().replace('.', '\u203F'));
  }

  /**
   * The codes of the table, and the units that UCUM writes as products: watt hours, volt amperes.
   */
  private static final class Words implements UnitLexicon {
    private final Map<String, Unit> byCode = new HashMap<>();

    Words() {
      for (NamedUnit unit : UnitTable.shipped().named()) {
        if (!unit.ucum().isEmpty()) {
          byCode.put(joined(unit.ucum()), Unit.of(unit));
        }
      }
      byCode.put("l", byCode.get("L"));
      byCode.put("ml", byCode.get("mL"));
    }

    @Override
    public Optional<Unit> find(String word) {
      return Optional.ofNullable(byCode.get(word));
    }

    @Override
    public TextRefusal refusal(String word) {
      return new TextRefusal(Reason.UNKNOWN_UNIT, word, "UCUM: kW.h, m3, t, GJ, Cel, t{CO2e}");
    }

    @Override
    public boolean readsLeftToRight() {
      return true;
    }
  }
}
