package io.tanbiao.templates.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tanbiao.templates.number.Rational;
import io.tanbiao.templates.number.Rounding;
import io.tanbiao.templates.number.TextRefusal;
import io.tanbiao.templates.number.TextRefusal.Reason;
import io.tanbiao.templates.unit.IncommensurableException;
import io.tanbiao.templates.unit.Unit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  private static final Quantity CARBON_TO_DIOXIDE = quantity("44/12 tCO2/tC");

  @ParameterizedTest
  @CsvSource({
    "12.50万kWh, 12.5 10^4kWh",
    "1268 万元, 1268 10^4CNY",
    "-5.5℃, -5.5 °C",
    "1e3kWh, 1000 kWh",
    "44/12 tCO2/tC, 11/3 tCO2/tC",
    "0.950, 0.95",
    "8 1/h, 8 1/h",
    "5%, 5 %",
    "20万, 20 10^4",
    "3度, 3 kWh",
  })
  void readsNumberAndUnit(String text, String canonical) {
    assertThat(quantity(text)).hasToString(canonical);
    assertThat(quantity(canonical)).isEqualTo(quantity(text));
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "kWh, NOT_A_NUMBER",
    "NaN kWh, NOT_FINITE",
    "Infinity, NOT_FINITE",
    "'1,234 t', SEPARATOR",
    "１２ t, FOREIGN_DIGIT",
    "1e400000000 t, EXPONENT",
    "1.5, ''",
    "3  t, BLANK",
    "' 3 t', EMPTY",
    "3 x, UNKNOWN_UNIT",
    "0x1F, UNKNOWN_UNIT",
    "5 tce, BASIS_MISSING",
    "5/0 t, ZERO_DENOMINATOR",
    "5-6 t, NOT_A_NUMBER",
  })
  void refusesEitherPartWithItsReason(String text, String reason) {
    TextRefusal refusal = catchThrowableOfType(TextRefusal.class, () -> Quantity.parse(text));

    assertThat(refusal == null ? "" : refusal.reason().name()).isEqualTo(reason);
  }

  @Test
  void refusesAMillionDigitsAtOnce() {
    String text = "9".repeat(1_000_000) + " t";

    assertThat(catchThrowableOfType(TextRefusal.class, () -> Quantity.parse(text)).reason())
        .isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void readsTextsUpToTheirLimit() throws TextRefusal {
    String zeros = "0".repeat(Rational.MAX_CHARS - 2) + "/1 ";
    String one = "1" + "·1".repeat(44);
    String text = zeros + one;

    assertThat(Quantity.parse(text)).isEqualTo(quantity("0"));
    assertThat(text.length()).isLessThanOrEqualTo(Quantity.MAX_CHARS);
    assertThat(
            catchThrowableOfType(
                    TextRefusal.class, () -> Quantity.parse("1 " + "t".repeat(Quantity.MAX_CHARS)))
                .reason())
        .isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void addsWhatMeasuresTheSameInTheUnitOfTheLeft() {
    assertThat(quantity("1 t").add(quantity("500 kg"))).isEqualTo(quantity("1.5 t"));
    assertThat(quantity("1 万kWh").subtract(quantity("36 GJ"))).isEqualTo(quantity("0 万kWh"));
    assertThat(quantity("1 h").add(quantity("1 min"))).isEqualTo(quantity("61/60 h"));
  }

  @ParameterizedTest
  @CsvSource({
    "1 t, 1 m3",
    "1 tCO2, 1 tCO2e",
    "1 tce-cv, 1 tce-ev",
    "1 tce-cv, 1 tce-unstated",
    "1 MWp, 1 MW",
    "1 Nm3, 1 m3",
    "1 辆, 1 件",
    "1 CNY, 1",
  })
  void refusesToAddWhatDoesNot(String left, String right) {
    Quantity a = quantity(left);
    Quantity b = quantity(right);

    Stream.<Runnable>of(
            () -> a.add(b), () -> a.subtract(b), () -> a.compareTo(b), () -> a.in(b.unit()))
        .forEach(
            work ->
                assertThatExceptionOfType(IncommensurableException.class)
                    .isThrownBy(work::run)
                    .withMessageContaining(a.unit().code())
                    .withMessageContaining(b.unit().code()));
  }

  @Test
  void saysOfCoalEquivalentsWhichBasesWereMixed() {
    IncommensurableException refusal =
        catchThrowableOfType(
            IncommensurableException.class, () -> quantity("5 tce-cv").add(quantity("1 kgce-ev")));

    assertThat(refusal.english())
        .isEqualTo(
            "tce-cv (coal equivalent by calorific value) and kgce-ev (coal equivalent by"
                + " equivalent value): coal equivalents of different bases never mix");
    assertThat(refusal.chinese()).isEqualTo("tce-cv（标准煤(当量值)）与kgce-ev（标准煤(等价值)）：当量值与等价值的标准煤不能混用");
    assertThat(refusal.left()).isEqualTo(Unit.of("tce-cv"));
    assertThat(refusal.right()).isEqualTo(Unit.of("kgce-ev"));
  }

  @Test
  void subtractsTemperaturesButAddsOnlyDifferences() {
    Quantity hot = quantity("95.00 °C");
    Quantity cold = quantity("20 °C");

    assertThat(hot.subtract(cold)).isEqualTo(quantity("75 K"));
    assertThat(cold.add(quantity("75 K"))).isEqualTo(hot);
    assertThat(quantity("75 K").add(cold)).isEqualTo(hot);
    assertThat(hot.subtract(quantity("75 K"))).isEqualTo(cold);
    assertThat(hot).isGreaterThan(cold);
    assertRefuses(() -> hot.add(cold));
    assertRefuses(() -> quantity("75 K").subtract(cold));
    assertRefuses(() -> hot.multiply(Rational.of(2)));
    assertRefuses(() -> hot.divide(quantity("1 h")));
    assertRefuses(() -> hot.in(Unit.of("K")));
    assertRefuses(hot::negate);
  }

  @Test
  void comparesBySizeAndEqualsByUnitToo() {
    assertThat(quantity("1 t")).isEqualByComparingTo(quantity("1000 kg"));
    assertThat(quantity("1 t")).isNotEqualTo(quantity("1000 kg"));
    assertThat(quantity("999 kg")).isLessThan(quantity("1 t"));
  }

  @Test
  void worksOutFuelWithoutLosingADigit() {
    Quantity emission =
        quantity("1234.56 10^4Nm3")
            .multiply(quantity("389.310 GJ/10^4Nm3"))
            .multiply(quantity("0.01532 tC/GJ"))
            .multiply(quantity("99 %"))
            .multiply(CARBON_TO_DIOXIDE)
            .in(Unit.of("tCO2"));

    assertThat(emission).isEqualTo(quantity("26728.41164818176 tCO2"));
    assertThat(emission.toString(Rounding.halfUp(2))).isEqualTo("26728.41 tCO2");
  }

  @Test
  void keepsARatioThatIsNoDecimalUntilTheEnd() {
    Quantity carbonPowder =
        quantity("310.00 t").multiply(quantity("0.95 tC/t")).multiply(CARBON_TO_DIOXIDE);

    assertThat(carbonPowder).isEqualTo(quantity("6479/6 tCO2"));
    assertThat(carbonPowder.round(Rounding.halfUp(2))).isEqualTo("1079.83");
  }

  @Test
  void worksOutHotWaterAndAnodeEffects() {
    Quantity heat =
        quantity("88000 t")
            .multiply(quantity("95 °C").subtract(quantity("20 °C")))
            .multiply(quantity("4.1868 kJ/(kg.K)"))
            .in(Unit.of("GJ"));
    Quantity factor =
        quantity("0.143 (kgCF4/tAl)/(min/cell-day)")
            .multiply(quantity("0.25 min/cell-day"))
            .in(Unit.of("kgCF4/tAl"));
    Quantity warming =
        quantity("500000 t").multiply(factor).multiply(quantity("6630 kgCO2e/kgCF4"));

    assertThat(heat).isEqualTo(quantity("27632.88 GJ"));
    assertThat(factor).isEqualTo(quantity("0.03575 kgCF4/t"));
    assertThat(warming.in(Unit.of("tCO2e"))).isEqualTo(quantity("118511.25 tCO2e"));
  }

  @Test
  void dividesIntoIntensities() {
    Quantity intensity = quantity("45678.90 t").divide(quantity("61234.5 万元"));

    assertThat(intensity.in(Unit.of("t/万元"))).isEqualTo(quantity("152263/204115 t/万元"));
    assertThat(quantity("90 kW").divide(quantity("9000 cell/h")).in(Unit.of("kWh/cell")))
        .isEqualTo(quantity("0.01 kWh/cell"));
    assertThat(quantity("1 t").divide(quantity("1 kg"))).hasToString("1 t/kg");
    assertRefusesArithmetic(() -> quantity("1 t").divide(quantity("0 h")));
  }

  private static void assertRefuses(Runnable work) {
    assertThatExceptionOfType(IncommensurableException.class).isThrownBy(work::run);
  }

  private static void assertRefusesArithmetic(Runnable work) {
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(work::run);
  }

  static Quantity quantity(String text) {
    try {
      return Quantity.parse(text);
    } catch (TextRefusal e) {
      throw new AssertionError(e.english(), e);
    }
  }
}
