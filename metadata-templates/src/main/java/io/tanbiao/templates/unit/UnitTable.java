package io.tanbiao.templates.unit;

import io.tanbiao.templates.number.TextRefusal;
import io.tanbiao.templates.number.TextRefusal.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The units that are known, by every text that means them. */
public final class UnitTable implements UnitLexicon {
  private final Map<String, NamedUnit> named;
  private final Map<String, Unit> byText;
  private final Map<String, String> substances;
  private final Map<String, RefusedText> refused;
  private final Map<String, List<String>> byLowerCase = new HashMap<>();

  /** A text that is refused with a reason of its own. */
  record RefusedText(Reason reason, String expected) {}

  UnitTable(
      Map<String, NamedUnit> named,
      Map<String, Unit> byText,
      Map<String, String> substances,
      Map<String, RefusedText> refused) {
    this.named = Collections.unmodifiableMap(named);
    this.byText = Map.copyOf(byText);
    this.substances = Map.copyOf(substances);
    this.refused = Map.copyOf(refused);
    byText
        .keySet()
        .forEach(
            text ->
                byLowerCase
                    .computeIfAbsent(text.toLowerCase(Locale.ROOT), lower -> new ArrayList<>())
                    .add(text));
  }

  /** The table that is part of the program; read once. */
  public static UnitTable shipped() {
    return Shipped.TABLE;
  }

  /** All units with a code of their own, in the order of the table. */
  public Collection<NamedUnit> named() {
    return named.values();
  }

  @Override
  public Optional<Unit> find(String word) {
    Unit unit = byText.get(word);
    return unit == null ? massOfSubstance(word) : Optional.of(unit);
  }

  /** Units of mass go with every substance: 公斤 CO2当量 is kgCO2e. */
  private Optional<Unit> massOfSubstance(String word) {
    for (int end = word.length() - 1; end > 0; end--) {
      Unit mass = byText.get(word.substring(0, end).stripTrailing());
      String substance = substances.get(word.substring(end).replaceFirst("^[ -]", ""));
      if (mass != null && substance != null && byText.containsKey(mass.code() + substance)) {
        return Optional.of(byText.get(mass.code() + substance));
      }
    }
    return Optional.empty();
  }

  @Override
  public TextRefusal refusal(String word) {
    RefusedText known = refused.get(word);
    if (known != null) {
      return new TextRefusal(known.reason(), word, known.expected());
    }
    List<String> sameLetters = byLowerCase.get(word.toLowerCase(Locale.ROOT));
    return sameLetters == null
        ? new TextRefusal(Reason.UNKNOWN_UNIT, word, "t, kWh, m3, GJ, tCO2e, 10^4Nm3, 万元")
        : new TextRefusal(
            Reason.UNIT_CASE, word, String.join(" | ", sameLetters.stream().sorted().toList()));
  }

  @Override
  public boolean readsLeftToRight() {
    return false;
  }

  /** Read when first asked for. */
  private static final class Shipped {
    static final UnitTable TABLE = UnitTableReader.read();
  }
}
