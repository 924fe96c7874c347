package io.tanbiao.templates.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tanbiao.templates.number.TextRefusal.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RationalTest {
  private static final BigInteger LARGEST =
      BigInteger.TWO.pow(Rational.MAX_BITS).subtract(BigInteger.ONE);

  @ParameterizedTest
  @CsvSource({
    "44/12, 11/3",
    "-44/12, -11/3",
    "1/8, 0.125",
    "10/5, 2",
    "0/7, 0",
    "1.50, 1.5",
    "72831/140000, 72831/140000",
    "1/640000, 0.0000015625",
  })
  void writesLowestTermsAndDecimalsWhereItCan(String text, String written) throws TextRefusal {
    assertThat(Rational.parse(text)).hasToString(written);
  }

  @Test
  void forgetsTheWayItWasWritten() {
    assertThat(Rational.of(44, 12)).isEqualTo(Rational.of(-11, -3));
    assertThat(Rational.of(new BigDecimal("1.50"))).isEqualTo(Rational.of(3, 2));
    assertThat(Rational.of(new BigDecimal("1E+3"))).isEqualTo(Rational.of(1000));
    assertThat(Rational.of(44, 12)).hasSameHashCodeAs(Rational.of(11, 3));
  }

  @Test
  void calculates() {
    Rational third = Rational.of(1, 3);

    assertThat(third.add(Rational.of(1, 6))).isEqualTo(Rational.of(1, 2));
    assertThat(third.subtract(third)).isEqualTo(Rational.ZERO);
    assertThat(third.multiply(Rational.of(3))).isEqualTo(Rational.ONE);
    assertThat(third.divide(Rational.of(-2, 3))).isEqualTo(Rational.of(-1, 2));
    assertThat(third.negate().abs()).isEqualTo(third);
    assertThat(Rational.of(-2, 3).power(-3)).isEqualTo(Rational.of(-27, 8));
    assertThat(Rational.ZERO.power(0)).isEqualTo(Rational.ONE);
    assertThat(Rational.powerOfTen(-4)).isEqualTo(Rational.of(1, 10_000));
    assertThat(Rational.of(1, 3)).isGreaterThan(Rational.of(333, 1000));
  }

  @ParameterizedTest
  @CsvSource({
    "1/0, ZERO_DENOMINATOR",
    "/3, NOT_A_NUMBER",
    "3/, NOT_A_NUMBER",
    "-/3, NOT_A_NUMBER",
    "1/-3, NOT_A_NUMBER",
    "1.5/2, NOT_A_NUMBER",
    "1/2/3, NOT_A_NUMBER",
    "' 1/2', NOT_A_NUMBER",
    "NaN, NOT_FINITE",
  })
  void refusesWhatIsNoRatio(String text, Reason reason) {
    assertThat(refusal(text)).isEqualTo(reason);
  }

  @Test
  void readsNumbersUpToTheirLimit() throws TextRefusal {
    assertThat(Rational.parse(LARGEST.subtract(BigInteger.ONE) + "/7")).isNotNull();
    assertThat(Rational.parse("-" + LARGEST + "/7").numerator()).isEqualTo(LARGEST.negate());
    assertThat(refusal(LARGEST.add(BigInteger.ONE) + "/7")).isEqualTo(Reason.TOO_MANY_DIGITS);
  }

  @Test
  void readsTextsUpToTheirLimit() {
    String text = "0".repeat(Rational.MAX_CHARS - 2);

    assertThat(refusal(text.substring(1) + "/1")).isNull();
    assertThat(refusal(text + "/1")).isNull();
    assertThat(refusal("0" + text + "/1")).isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void growsUpToItsLimit() {
    Rational largest = Rational.of(LARGEST, BigInteger.ONE);

    assertThat(largest.subtract(Rational.ONE).add(Rational.ONE)).isEqualTo(largest);
    assertRefuses(() -> largest.add(Rational.ONE));
    assertRefuses(() -> largest.multiply(Rational.of(2)));
    assertRefuses(() -> largest.reciprocal().divide(Rational.of(2)));
    assertThat(largest.multiply(Rational.of(2, 3)).denominator().bitLength()).isLessThan(3);
  }

  @Test
  void refusesLargePowersBeforeWorkingThemOut() {
    assertThat(Rational.of(2).power(Rational.MAX_BITS - 1).numerator().bitLength())
        .isEqualTo(Rational.MAX_BITS);
    assertRefuses(() -> Rational.of(2).power(Rational.MAX_BITS));
    assertRefuses(() -> Rational.of(3).power(Integer.MAX_VALUE));
    assertRefuses(() -> Rational.of(3).power(Integer.MIN_VALUE));
    assertThat(Rational.of(-1).power(Integer.MAX_VALUE)).isEqualTo(Rational.of(-1));
  }

  @Test
  void refusesDivisionByZeroAndScalesOutOfReach() {
    assertRefuses(() -> Rational.ONE.divide(Rational.ZERO));
    assertRefuses(() -> Rational.of(1, 0));
    assertRefuses(() -> Rational.of(new BigDecimal("1E+400000000")));
    assertRefuses(() -> Rational.of(new BigDecimal("1E-400000000")));
    assertRefuses(() -> Rational.powerOfTen(401));
  }

  @ParameterizedTest
  @CsvSource({
    "0.125, 2, 0.13, 0.12",
    "0.135, 2, 0.14, 0.14",
    "2.675, 2, 2.68, 2.68",
    "-0.125, 2, -0.13, -0.12",
    "1.005, 2, 1.01, 1.00",
    "0.5, 0, 1, 0",
    "1.5, 0, 2, 2",
    "2.5, 0, 3, 2",
    "-2.5, 0, -3, -2",
    "12.3450000001, 2, 12.35, 12.35",
  })
  void roundsHalfUpOrHalfToEven(String value, int places, String up, String even)
      throws TextRefusal {
    Rational exact = Rational.parse(value);

    assertThat(exact.round(Rounding.halfUp(places)).toPlainString()).isEqualTo(up);
    assertThat(exact.round(Rounding.halfEven(places)).toPlainString()).isEqualTo(even);
  }

  @ParameterizedTest
  @CsvSource({"295900/3, 98600", "1/2, 0.500", "2/3, 0.667", "999.5, 1000", "0, 0", "7, 7.00"})
  void roundsToSignificantDigits(String value, String rounded) throws TextRefusal {
    Rounding rounding = Rounding.toSignificant(3, RoundingMode.HALF_UP);

    assertThat(Rational.parse(value).round(rounding).toPlainString()).isEqualTo(rounded);
  }

  @Test
  void roundsFromTheExactQuotientAlone() {
    // 0.4999...9 with more nines than any working precision would keep is still below one half.
    Rational almostHalf =
        Rational.of(1, 2).subtract(Rational.of(BigInteger.ONE, BigInteger.TEN.pow(500)));

    assertThat(almostHalf.round(Rounding.halfUp(0))).isEqualTo("0");
  }

  @Test
  void roundsToADigitCountWithinItsLimits() {
    assertThat(Rounding.toPlaces(Rounding.MAX_DIGITS, RoundingMode.DOWN).digits()).isEqualTo(64);
    assertThat(Rounding.toSignificant(1, RoundingMode.DOWN).isSignificant()).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> Rounding.halfUp(65));
    assertThatIllegalArgumentException().isThrownBy(() -> Rounding.halfUp(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rounding.toSignificant(0, RoundingMode.DOWN));
    assertThat(Rounding.halfUp(2)).isEqualTo(Rounding.toPlaces(2, RoundingMode.HALF_UP));
    assertThat(Rounding.halfUp(2)).hasToString("HALF_UP to 2 places");
  }

  private static void assertRefuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(work);
  }

  private static Reason refusal(String text) {
    TextRefusal refusal = catchThrowableOfType(TextRefusal.class, () -> Rational.parse(text));
    return refusal == null ? null : refusal.reason();
  }
}
