package io.tanbiao.templates.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How a value is rounded, once, where it is reported.
 *
 * <p>The mode belongs to the method: the guidelines of the national market round half up (四舍五入),
 * GB/T 8170-2008 rounds half to even (四舍六入五成双).
 */
public final class Rounding {
  /** The most places behind the point, and the most significant digits. */
  public static final int MAX_DIGITS = 64;

  private final RoundingMode mode;
  private final boolean significant;
  private final int digits;

  private Rounding(RoundingMode mode, boolean significant, int digits) {
    int least = significant ? 1 : 0;
    if (digits < least || digits > MAX_DIGITS) {
      throw new IllegalArgumentException(
          "digits: " + digits + " (expected: " + least + ".." + MAX_DIGITS + ")");
    }
    this.mode = mode;
    this.significant = significant;
    this.digits = digits;
  }

  /**
   * To a number of places behind the point.
   *
   * @param places 0 to {@link #MAX_DIGITS}
   */
  public static Rounding toPlaces(int places, RoundingMode mode) {
    return new Rounding(mode, false, places);
  }

  /**
   * To a number of significant digits.
   *
   * @param digits 1 to {@link #MAX_DIGITS}
   */
  public static Rounding toSignificant(int digits, RoundingMode mode) {
    return new Rounding(mode, true, digits);
  }

  /** Half away from zero (四舍五入), to places behind the point. */
  public static Rounding halfUp(int places) {
    return toPlaces(places, RoundingMode.HALF_UP);
  }

  /** Half to even (四舍六入五成双, GB/T 8170-2008), to places behind the point. */
  public static Rounding halfEven(int places) {
    return toPlaces(places, RoundingMode.HALF_EVEN);
  }

  /** The direction of rounding. */
  public RoundingMode mode() {
    return mode;
  }

  /** Whether {@link #digits} counts significant digits rather than places behind the point. */
  public boolean isSignificant() {
    return significant;
  }

  /** The number of digits that are kept. */
  public int digits() {
    return digits;
  }

  /** Rounds the exact quotient; trailing zeros that are significant stay. */
  BigDecimal quotient(BigInteger numerator, BigInteger denominator) {
    BigDecimal dividend = new BigDecimal(numerator);
    BigDecimal divisor = new BigDecimal(denominator);
    if (!significant) {
      return dividend.divide(divisor, digits, mode);
    }
    BigDecimal rounded = dividend.divide(divisor, new MathContext(digits, mode));
    if (rounded.signum() == 0) {
      return BigDecimal.ZERO;
    }
    return rounded.setScale(Math.max(0, rounded.scale() + digits - rounded.precision()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rounding that
        && mode == that.mode
        && significant == that.significant
        && digits == that.digits;
  }

  @Override
  public int hashCode() {
    return (mode.hashCode() * 31 + digits) * 2 + (significant ? 1 : 0);
  }

  @Override
  public String toString() {
    return mode + " to " + digits + (significant ? " significant digits" : " places");
  }
}
