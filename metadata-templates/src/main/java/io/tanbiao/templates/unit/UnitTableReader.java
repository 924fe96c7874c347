package io.tanbiao.templates.unit;

import io.tanbiao.templates.number.Rational;
import io.tanbiao.templates.number.TextRefusal;
import io.tanbiao.templates.number.TextRefusal.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the table of units out of the files beside this class, and refuses texts used twice. */
final class UnitTableReader {
  private static final Pattern POWER = Pattern.compile("(.+?)(-?\\d+)?");

  private final Map<String, BaseDimension> bases = new LinkedHashMap<>();
  private final Map<String, NamedUnit> named = new LinkedHashMap<>();
  private final Map<String, Unit> byText = new HashMap<>();
  private final Map<String, String> substances = new HashMap<>();
  private final List<TableRow> substanceRows = TableRow.of("substances.csv");
  private final Map<String, TableRow> prefixes = new HashMap<>();

  static UnitTable read() {
    UnitTableReader reader = new UnitTableReader();
    reader.readBases();
    TableRow.of("prefixes.csv").forEach(row -> reader.prefixes.put(row.get("code"), row));
    TableRow.of("units.csv").forEach(reader::readUnit);
    Map<String, UnitTable.RefusedText> refused = new HashMap<>();
    for (TableRow row : TableRow.of("refused.csv")) {
      Reason reason = Reason.valueOf(row.get("reason"));
      refused.put(row.get("text"), new UnitTable.RefusedText(reason, row.get("expected")));
    }
    UnitTable units = new UnitTable(reader.named, reader.byText, reader.substances, refused);
    TableRow.of("aliases.csv").forEach(row -> reader.readAlias(row, units));
    return new UnitTable(reader.named, reader.byText, reader.substances, refused);
  }

  private void readBases() {
    for (TableRow row : TableRow.of("bases.csv")) {
      addBase(row.get("code"), row.get("chinese"), row.get("english"));
    }
    for (TableRow row : substanceRows) {
      String code = row.get("code");
      addBase("mass-" + code, row.get("chinese") + "质量", "mass of " + row.get("english"));
      substances.put(code, code);
      substances.put(row.get("chinese"), code);
      row.list("aliases").forEach(alias -> substances.put(alias, code));
    }
  }

  private void addBase(String code, String chinese, String english) {
    bases.put(code, new BaseDimension(code, chinese, english, bases.size()));
  }

  private void readUnit(TableRow row) {
    NamedUnit unit =
        new NamedUnit(
            row.get("code"),
            row.get("chinese"),
            row.get("english"),
            dimension(row.get("dimension")),
            ratio(row.get("ratio")),
            row.list("aliases"),
            row.get("ucum"),
            row.get("difference"),
            row.get("source"),
            named.size());
    add(unit);
    for (String prefix : row.words("prefixes")) {
      add(prefixed(unit, Objects.requireNonNull(prefixes.get(prefix), prefix)));
    }
  }

  private NamedUnit prefixed(NamedUnit unit, TableRow prefix) {
    List<String> texts = new ArrayList<>();
    for (String text : unit.texts()) {
      boolean latin = text.charAt(0) < 0x2E80;
      texts.add((latin ? prefix.get("code") : prefix.get("chinese")) + text);
    }
    prefix.list("aliases").forEach(alias -> texts.add(alias + unit.code()));
    return new NamedUnit(
        prefix.get("code") + unit.code(),
        prefix.get("chinese") + unit.chinese(),
        prefix.get("english") + unit.english(),
        unit.dimension(),
        unit.ratio().multiply(Rational.powerOfTen(Integer.parseInt(prefix.get("power")))),
        texts,
        unit.ucum().isEmpty() ? "" : prefix.get("ucum") + unit.ucum(),
        "",
        unit.source(),
        named.size());
  }

  private void add(NamedUnit unit) {
    named.put(unit.code(), unit);
    Unit meaning = Unit.of(unit);
    addText(unit.code(), meaning);
    addText(unit.chinese(), meaning);
    addText(unit.english(), meaning);
    unit.texts().forEach(text -> addText(text, meaning));
    if (unit.dimension().toString().equals("mass") && !unit.ucum().isEmpty()) {
      substanceRows.forEach(substance -> addMassOf(unit, substance));
    }
  }

  private void addMassOf(NamedUnit mass, TableRow substance) {
    String code = substance.get("code");
    NamedUnit unit =
        new NamedUnit(
            mass.code() + code,
            mass.chinese() + substance.get("chinese"),
            mass.english() + " of " + substance.get("english"),
            dimension("mass-" + code),
            mass.ratio(),
            List.of(),
            mass.ucum() + "{" + code + "}",
            "",
            "",
            named.size());
    named.put(unit.code(), unit);
    addText(unit.code(), Unit.of(unit));
  }

  private void addText(String text, Unit meaning) {
    Unit before = byText.put(text, meaning);
    if (before != null && !before.equals(meaning)) {
      throw new IllegalStateException(text + ": both " + before + " and " + meaning);
    }
  }

  private void readAlias(TableRow row, UnitTable units) {
    try {
      addText(row.get("text"), UnitParser.read(row.get("unit"), units));
    } catch (TextRefusal e) {
      throw new IllegalStateException("aliases.csv: " + e.english(), e);
    }
  }

  private Dimension dimension(String text) {
    Dimension product = Dimension.NONE;
    for (String word : text.isEmpty() ? new String[0] : text.split(" ")) {
      BaseDimension whole = bases.get(word);
      if (whole != null) {
        product = product.multiply(Dimension.of(whole));
        continue;
      }
      Matcher power = POWER.matcher(word);
      if (!power.matches() || power.group(2) == null || !bases.containsKey(power.group(1))) {
        throw new IllegalStateException("units.csv: no base " + word);
      }
      Dimension base = Dimension.of(bases.get(power.group(1)));
      product = product.multiply(base.power(Integer.parseInt(power.group(2))));
    }
    return product;
  }

  private static Rational ratio(String text) {
    try {
      return Rational.parse(text);
    } catch (TextRefusal e) {
      throw new IllegalStateException("units.csv: " + e.english(), e);
    }
  }
}
