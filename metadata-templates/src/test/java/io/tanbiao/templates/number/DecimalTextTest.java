package io.tanbiao.templates.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tanbiao.templates.number.TextRefusal.Reason;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "0.000, 0",
    "007, 7",
    "+3, 3",
    "-12.50, -12.5",
    "1200, 1200",
    "1.2E3, 1200",
    "1.2e+3, 1200",
    "12e-4, 0.0012",
    "0.10, 0.1",
    "1E63, 1000000000000000000000000000000000000000000000000000000000000000",
  })
  void readsDecimalsAndWritesThemCanonically(String text, String canonical) throws TextRefusal {
    assertThat(DecimalText.canonical(DecimalText.parse(text))).isEqualTo(canonical);
  }

  @Test
  void keepsTheDigitsThatWereWritten() throws TextRefusal {
    assertThat(DecimalText.fixed(DecimalText.parse("53880.00"))).isEqualTo("53880.00");
    assertThat(DecimalText.fixed(DecimalText.parse("5E2"))).isEqualTo("500");
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "' ', BLANK",
    "' 1', BLANK",
    "'1 ', BLANK",
    "'1\t', BLANK",
    "NaN, NOT_FINITE",
    "nan, NOT_FINITE",
    "Infinity, NOT_FINITE",
    "-Inf, NOT_FINITE",
    "∞, NOT_FINITE",
    "#DIV/0!, NOT_FINITE",
    "null, NOT_FINITE",
    "0x1F, NOT_DECIMAL",
    "0x1p3, NOT_DECIMAL",
    "0b101, NOT_DECIMAL",
    "１２, FOREIGN_DIGIT",
    "1２, FOREIGN_DIGIT",
    "٣, FOREIGN_DIGIT",
    "'1,234', SEPARATOR",
    "'1,5', SEPARATOR",
    "'1，234', SEPARATOR",
    "1 234, SEPARATOR",
    "1_000, SEPARATOR",
    "1'000, SEPARATOR",
    "1.234.567, SEPARATOR",
    "1.5万, MAGNITUDE",
    "3亿, MAGNITUDE",
    "一百, NOT_A_NUMBER",
    "., NOT_A_NUMBER",
    ".5, NOT_A_NUMBER",
    "-.5, NOT_A_NUMBER",
    "5., NOT_A_NUMBER",
    "-, NOT_A_NUMBER",
    "--5, NOT_A_NUMBER",
    "1e, NOT_A_NUMBER",
    "1e+, NOT_A_NUMBER",
    "1e2.5, NOT_A_NUMBER",
    "−5, NOT_A_NUMBER",
    "(5), NOT_A_NUMBER",
    "5%, NOT_A_NUMBER",
    "1d, NOT_A_NUMBER",
    "1e400000000, EXPONENT",
    "1e-400000000, EXPONENT",
    "1e99999999999999999999999999, EXPONENT",
    "1e100, EXPONENT",
    "1e99, EXPONENT",
    "0e99, EXPONENT",
  })
  void refusesEverythingElseWithItsReason(String text, Reason reason) {
    assertThat(refusal(text).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"63, true", "64, true", "65, false"})
  void readsDigitsUpToTheirLimit(int digits, boolean read) {
    for (String text : new String[] {"7".repeat(digits), "0".repeat(digits)}) {
      assertThat(isRead(text)).isEqualTo(read);
    }
    assertThat(isRead("7." + "7".repeat(digits - 1))).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({"62, true", "63, true", "64, false", "-63, true", "-64, true", "-65, false"})
  void readsExponentsUpToTheirLimit(int exponent, boolean read) {
    assertThat(isRead("1e" + exponent)).isEqualTo(read);
  }

  @Test
  void readsTextsUpToTheirLimit() {
    String padding = "0".repeat(DecimalText.MAX_CHARS - 3);

    assertThat(isRead("1e" + padding.substring(1) + "1")).isTrue();
    assertThat(isRead("1e" + padding + "1")).isTrue();
    assertThat(refusal("1e0" + padding + "1").reason()).isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void refusesAMillionDigitsWithoutReadingOrRepeatingThem() {
    TextRefusal refusal = refusal("9".repeat(1_000_000));

    assertThat(refusal.reason()).isEqualTo(Reason.TOO_LONG);
    assertThat(refusal.english()).hasSizeLessThan(120).contains("1000000 characters");
    assertThat(refusal.chinese()).contains("文本过长");
  }

  @Test
  void showsNoControlCharactersOfWhatItRefuses() {
    assertThat(refusal("1\u0000\u202E2\n").found()).isEqualTo("1\uFFFD\uFFFD2\uFFFD");
  }

  @Test
  void saysInBothLanguagesWhatToWriteInstead() {
    TextRefusal refusal = refusal("1,234");

    assertThat(refusal.english()).isEqualTo("\"1,234\": separator in a number (1234567.8)");
    assertThat(refusal.chinese()).isEqualTo("“1,234”：数值中含分隔符（1234567.8）");
    assertThat(refusal).hasMessage(refusal.english());
  }

  @Test
  void writesTrailingZerosOfLargeNumbersOut() {
    assertThat(DecimalText.canonical(new BigDecimal("1E+10"))).isEqualTo("10000000000");
  }

  private static boolean isRead(String text) {
    return refusal(text) == null;
  }

  private static TextRefusal refusal(String text) {
    return catchThrowableOfType(TextRefusal.class, () -> DecimalText.parse(text));
  }
}
