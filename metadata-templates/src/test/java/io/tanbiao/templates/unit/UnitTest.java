package io.tanbiao.templates.unit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tanbiao.templates.number.Rational;
import io.tanbiao.templates.number.TextRefusal;
import io.tanbiao.templates.number.TextRefusal.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {

  @ParameterizedTest
  @MethodSource("unitsInSources")
  void readsEveryUnitOfTheSources(String text) throws TextRefusal {
    Unit unit = Unit.parse(text);

    assertThat(Unit.parse(unit.code())).isEqualTo(unit);
  }

  static Stream<String> unitsInSources() throws IOException {
    try (InputStream file = UnitTest.class.getResourceAsStream("units-in-sources.csv")) {
      return new String(file.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.substring(line.indexOf(';') + 1))
          .flatMap(units -> Stream.of(units.split(", ")))
          .distinct();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "度, kWh",
    "万度, 10^4kWh",
    "万千瓦时, 10^4kWh",
    "亿kWh, 10^8kWh",
    "万 kWh, 10^4kWh",
    "千瓦时, kWh",
    "千克, kg",
    "千吨, kt",
    "万吨, 10^4t",
    "百万吨, 10^6t",
    "万t, 10^4t",
    "万Nm³, 10^4Nm3",
    "万m3, 10^4m3",
    "万立方米, 10^4m3",
    "10⁴Nm³, 10^4Nm3",
    "10^4 Nm3, 10^4Nm3",
    "万标方, 10^4Nm3",
    "GJ/10^4 Nm3, GJ/10^4Nm3",
    "GJ／万Nm³, GJ/10^4Nm3",
    "万吨/万元, t/CNY",
    "亿元, 10^8CNY",
    "吨CO2, tCO2",
    "吨CO₂, tCO2",
    "吨二氧化碳当量, tCO2e",
    "万吨二氧化碳, 10^4tCO2",
    "kgCO2-eq/kWh, kgCO2e/kWh",
    "kg CO2e/件, kgCO2e/piece",
    "kgCO2当量, kgCO2e",
    "公斤CO2e, kgCO2e",
    "tHFC-134a, tHFC134a",
    "tce(当量值), tce-cv",
    "tce（等价值）, tce-ev",
    "万吨标准煤(当量值), 10^4tce-cv",
    "kgce-cv/t, kgce-cv/t",
    "t·km, t·km",
    "t*km, t·km",
    "km·t, t·km",
    "吨公里, t·km",
    "万吨公里, 10^4t·km",
    "人公里, person·km",
    "MWp, MWp",
    "kWh/kWp, kWh/kWp",
    "kWh/m², kWh/m2",
    "kWh/㎡, kWh/m2",
    "kWh/(m2·a), kWh/(m2·a)",
    "kJ/(kg·℃), kJ/(kg·K)",
    "kJ/(kg.K), kJ/(kg·K)",
    "m·s⁻¹, m/s",
    "m·s^-2, m/s2",
    "1/h, 1/h",
    "℃, °C",
    "min/cell-day, min/(pot·d)",
    "(kgCF4/tAl)/(min/cell-day), pot·kgCF4·d/(t·min)",
    "μg/m3, µg/m3",
    "ug/m3, µg/m3",
    "t/万元, t/10^4CNY",
    "万, 10^4",
    "1, 1",
    "亩, mu",
    "kvar, kvar",
    "Nm3(20℃), Nm3-20C",
    "元/kWh, CNY/kWh",
  })
  void writesOneCodeForTheManyWaysToWriteAUnit(String text, String code) {
    assertThat(Unit.of(text).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "kWh, MJ, 3.6",
    "万kWh, MWh, 10",
    "亿kWh, GWh, 100",
    "GJ/t, kJ/kg, 1000",
    "kcal, kJ, 4.1868",
    "tCO2/MWh, kgCO2/kWh, 1",
    "GJ/10^4Nm3, MJ/Nm3, 0.1",
    "mu, ha, 1/15",
    "d, h, 24",
    "a, month, 12",
    "kW·h, kWh, 1",
    "m3, L, 1000",
    "%, 1, 0.01",
    "‰, %, 0.1",
    "ppm, %, 0.0001",
    "万t·km, t·km, 10000",
    "MPa, bar, 10",
    "tce-cv, kgce-cv, 1000",
    "t/万元, kg/CNY, 0.1",
  })
  void convertsExactly(String from, String to, String factor) throws TextRefusal {
    assertThat(Unit.of(from).factorTo(Unit.of(to))).isEqualTo(Rational.parse(factor));
  }

  @ParameterizedTest
  @CsvSource({
    "t, m3",
    "tCO2, t",
    "tCO2, tCO2e",
    "tC, tCO2",
    "Nm3, m3",
    "Nm3, Nm3-20C",
    "Nm3-0C, Nm3-20C",
    "MWp, MW",
    "tce-cv, tce-ev",
    "tce-unstated, tce-ev",
    "tce-cv, GJ",
    "CNY, 1",
    "piece, 1",
    "vehicle, piece",
    "cell, pot",
    "kVA, kW",
    "kvarh, kWh",
    "a, d",
    "K, °C",
    "USD, CNY",
  })
  void keepsApartWhatMustNotMix(String left, String right) {
    assertThatExceptionOfType(IncommensurableException.class)
        .isThrownBy(() -> Unit.of(left).factorTo(Unit.of(right)))
        .withMessageContaining(left)
        .withMessageContaining(right)
        .satisfies(e -> assertThat(e.chinese()).contains(left, right));
  }

  @ParameterizedTest
  @CsvSource({
    "tce, BASIS_MISSING",
    "kgce/t, BASIS_MISSING",
    "万吨标准煤, BASIS_MISSING",
    "吨标煤, BASIS_MISSING",
    "Sm3, AMBIGUOUS_UNIT",
    "KWH, UNIT_CASE",
    "kwh, UNIT_CASE",
    "Kg, UNIT_CASE",
    "TCO2E, UNIT_CASE",
    "furlong, UNKNOWN_UNIT",
    "kWh m2, UNKNOWN_UNIT",
    "k Wh, UNKNOWN_UNIT",
    "kWh/m2·a, UNIT_SYNTAX",
    "kWh//t, UNIT_SYNTAX",
    "/h, UNIT_SYNTAX",
    "kWh/, UNIT_SYNTAX",
    "·t, UNIT_SYNTAX",
    "(t, UNIT_SYNTAX",
    "t), UNIT_SYNTAX",
    "(), UNIT_SYNTAX",
    "t(m), UNIT_SYNTAX",
    "(t)x, UNIT_SYNTAX",
    "'', EMPTY",
    "' t', BLANK",
    "'t ', BLANK",
    "m13, UNIT_TOO_COMPLEX",
    "10^25t, UNIT_TOO_COMPLEX",
    "(((((t))))), UNIT_TOO_COMPLEX",
    "m7·s6, UNIT_TOO_COMPLEX",
  })
  void refusesWhatIsNoUnit(String text, Reason reason) {
    assertThat(refusal(text)).isEqualTo(reason);
  }

  @Test
  void namesTheSpellingsThatDifferInCaseOnly() {
    TextRefusal refusal = catchThrowableOfType(TextRefusal.class, () -> Unit.parse("mwh"));

    assertThat(refusal.expected()).isEqualTo("MWh");
    assertThat(Unit.of("mW")).isNotEqualTo(Unit.of("MW"));
    assertThat(catchThrowableOfType(TextRefusal.class, () -> Unit.parse("mw")).expected())
        .isEqualTo("MW | mW");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m12", "10^24t", "((((t))))", "m6·s6"})
  void readsUpToItsLimits(String text) throws TextRefusal {
    Unit unit = Unit.parse(text);

    assertThat(Unit.parse(unit.code())).isEqualTo(unit);
  }

  @Test
  void readsTextsUpToTheirLimit() throws TextRefusal {
    String longest = "t" + "/1".repeat((UnitParser.MAX_CHARS - 1) / 2);

    assertThat(Unit.parse(longest.substring(2))).isNotNull();
    assertThat(Unit.parse(longest)).isEqualTo(Unit.of("t"));
    assertThat(refusal(longest + "/1")).isEqualTo(Reason.TOO_LONG);
    assertThat(refusal("t".repeat(1_000_000))).isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void hasFactorsUpToTheirLimit() {
    Unit most = Unit.of("t·km·d·K·A·mol·CNY·piece·tree·bit·Nm3·a");

    assertThat(most.factors()).hasSize(Unit.MAX_FACTORS);
    assertThat(Unit.of(most.code())).isEqualTo(most);
    assertThat(refusal(most.code() + "/rack")).isEqualTo(Reason.UNIT_TOO_COMPLEX);
  }

  static Reason refusal(String text) {
    return catchThrowableOfType(TextRefusal.class, () -> Unit.parse(text)).reason();
  }
}
