package io.tanbiao.templates.unit;

import io.tanbiao.templates.number.Rational;
import io.tanbiao.templates.number.TextRefusal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A unit: named units with exponents, and powers of ten above and below the stroke, such as {@code
 * GJ/10^4Nm3}.
 *
 * <p>Units are equal when their canonical codes are; kW·h and kWh are two units of the same {@link
 * #ratio}. Products and quotients are made by the exponents and do not look for shorter names.
 */
public final class Unit {
  /** The most named units in a product. */
  public static final int MAX_FACTORS = 12;

  /** The largest exponent of a named unit, up or down, and the largest sum of all of them. */
  public static final int MAX_EXPONENT = 12;

  /** The largest power of ten above the stroke, and below it. */
  public static final int MAX_POWER_OF_TEN = 24;

  /** The unit of pure numbers. */
  public static final Unit ONE = new Unit(Collections.emptySortedMap(), 0, 0);

  private final SortedMap<NamedUnit, Integer> factors;
  private final int tensAbove;
  private final int tensBelow;
  private final String code;
  private final Dimension dimension;
  private final Rational ratio;

  private Unit(SortedMap<NamedUnit, Integer> factors, int tensAbove, int tensBelow) {
    int common = Math.min(tensAbove, tensBelow);
    this.factors = factors;
    this.tensAbove = tensAbove - common;
    this.tensBelow = tensBelow - common;
    checkLimits();
    this.code = UnitCode.of(factors, this.tensAbove, this.tensBelow);
    Dimension product = Dimension.NONE;
    Rational size = Rational.powerOfTen(this.tensAbove - this.tensBelow);
    for (Map.Entry<NamedUnit, Integer> factor : factors.entrySet()) {
      product = product.multiply(factor.getKey().dimension().power(factor.getValue()));
      size = size.multiply(factor.getKey().ratio().power(factor.getValue()));
    }
    this.dimension = product;
    this.ratio = size;
  }

  private void checkLimits() {
    int sum = factors.values().stream().mapToInt(Math::abs).sum();
    if (factors.size() > MAX_FACTORS || sum > MAX_EXPONENT) {
      throw new ArithmeticException(
          "unit: %d factors, exponents of %d (expected: at most %d and %d)"
              .formatted(factors.size(), sum, MAX_FACTORS, MAX_EXPONENT));
    }
    if (Math.max(tensAbove, tensBelow) > MAX_POWER_OF_TEN) {
      throw new ArithmeticException(
          "power of ten: %d (expected: at most %d)"
              .formatted(Math.max(tensAbove, tensBelow), MAX_POWER_OF_TEN));
    }
  }

  /** A named unit itself; the one of pure numbers is no factor. */
  static Unit of(NamedUnit unit) {
    return unit.code().equals("1") ? ONE : new Unit(new TreeMap<>(Map.of(unit, 1)), 0, 0);
  }

  /**
   * Reads a unit from outside: a canonical code, a customary name in Chinese or English, and
   * products, quotients, powers and magnitudes of them.
   *
   * @throws TextRefusal when it is no unit, or could be several
   */
  public static Unit parse(String text) throws TextRefusal {
    return UnitParser.read(text, UnitTable.shipped());
  }

  /** A unit that the program itself names; an {@link IllegalArgumentException} when it is none. */
  public static Unit of(String code) {
    try {
      return parse(code);
    } catch (TextRefusal e) {
      throw new IllegalArgumentException(e.english(), e);
    }
  }

  /** The canonical code, which {@link #parse} reads: {@code tCO2/MWh}, {@code kJ/(kg·K)}. */
  public String code() {
    return code;
  }

  /** What it measures. */
  public Dimension dimension() {
    return dimension;
  }

  /** How many of the base unit of its dimension it is. */
  public Rational ratio() {
    return ratio;
  }

  /** The named units with their exponents, none of which is zero. */
  public SortedMap<NamedUnit, Integer> factors() {
    return Collections.unmodifiableSortedMap(factors);
  }

  /** Whether it marks points on a scale (°C): amounts of it can be subtracted, not added. */
  public boolean isPoint() {
    return factors.size() == 1 && factors.firstKey().isPoint();
  }

  /** The unit of differences: K for °C, the unit itself for all that are no points. */
  public Unit difference() {
    return isPoint() ? of(factors.firstKey().difference()) : this;
  }

  /** Whether quantities of the two can be added, compared and converted. */
  public boolean isCommensurable(Unit other) {
    return dimension.equals(other.dimension);
  }

  /**
   * The number to multiply a value in this unit with, so as to have it in the other.
   *
   * @throws IncommensurableException when the two do not measure the same
   */
  public Rational factorTo(Unit other) {
    if (!isCommensurable(other)) {
      throw new IncommensurableException(this, other);
    }
    return equals(other) ? Rational.ONE : ratio.divide(other.ratio);
  }

  /** The product; points on a scale have none. */
  public Unit multiply(Unit other) {
    if (isPoint() || other.isPoint()) {
      throw new IncommensurableException(this, other);
    }
    SortedMap<NamedUnit, Integer> product = new TreeMap<>(factors);
    other.factors.forEach((unit, exponent) -> product.merge(unit, exponent, Unit::sum));
    return new Unit(product, tensAbove + other.tensAbove, tensBelow + other.tensBelow);
  }

  /** The quotient; points on a scale have none. */
  public Unit divide(Unit other) {
    return multiply(other.power(-1));
  }

  /** This to a whole power; points on a scale have none. */
  public Unit power(int exponent) {
    if (isPoint()) {
      throw new IncommensurableException(this, this);
    }
    if (Math.abs((long) exponent) > MAX_EXPONENT) {
      throw new ArithmeticException(
          "exponent: %d (expected: -%d..%d)".formatted(exponent, MAX_EXPONENT, MAX_EXPONENT));
    }
    SortedMap<NamedUnit, Integer> power = new TreeMap<>();
    if (exponent != 0) {
      factors.forEach((unit, own) -> power.put(unit, own * exponent));
    }
    int times = Math.abs(exponent);
    return exponent < 0
        ? new Unit(power, tensBelow * times, tensAbove * times)
        : new Unit(power, tensAbove * times, tensBelow * times);
  }

  /** Ten to a power of this unit: 4 makes 万kWh of kWh. */
  public Unit timesPowerOfTen(int exponent) {
    return multiply(
        exponent < 0
            ? new Unit(Collections.emptySortedMap(), 0, Math.negateExact(exponent))
            : new Unit(Collections.emptySortedMap(), exponent, 0));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Unit that && code.equals(that.code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  /** The canonical code. */
  @Override
  public String toString() {
    return code;
  }

  /** Nothing where exponents cancel, which takes the unit out of the map. */
  private static Integer sum(Integer a, Integer b) {
    int sum = a + b;
    return sum == 0 ? null : sum;
  }
}
