package io.tanbiao.templates.quantity;

import io.tanbiao.templates.number.DecimalText;
import io.tanbiao.templates.number.Rational;
import io.tanbiao.templates.number.Rounding;
import io.tanbiao.templates.number.TextRefusal;
import io.tanbiao.templates.number.TextRefusal.Reason;
import io.tanbiao.templates.unit.IncommensurableException;
import io.tanbiao.templates.unit.Unit;
import java.math.BigDecimal;

/**
 * An exact value with its unit.
 *
 * <p>Sums keep the unit of the left side; products and quotients have the product and quotient of
 * the units. Nothing is rounded but by {@link #round}. Temperatures on a scale (°C) have
 * differences, in K, and a difference may be added to them; they are never summed or multiplied.
 *
 * <p>Equal are quantities of the same value in the same unit; {@link #compareTo} is by size and
 * finds 1 t and 1000 kg alike. What cannot be calculated is an {@link ArithmeticException}: {@link
 * IncommensurableException}, division by zero, or numbers beyond {@link Rational#MAX_BITS}.
 *
 * @param value the number in front of the unit
 * @param unit the unit
 */
public record Quantity(Rational value, Unit unit) implements Comparable<Quantity> {
  /** The longest text that is read, in characters. */
  public static final int MAX_CHARS = Rational.MAX_CHARS + 100;

  /** A whole number of a unit. */
  public static Quantity of(long value, Unit unit) {
    return new Quantity(Rational.of(value), unit);
  }

  /** A decimal of a unit. */
  public static Quantity of(BigDecimal value, Unit unit) {
    return new Quantity(Rational.of(value), unit);
  }

  /** A pure number. */
  public static Quantity of(Rational value) {
    return new Quantity(value, Unit.ONE);
  }

  /**
   * A number and a unit from outside, each read on its own.
   *
   * @param value as {@link Rational#parse} reads it
   * @param unit as {@link Unit#parse} reads it
   * @throws TextRefusal when either is refused
   */
  public static Quantity parse(String value, String unit) throws TextRefusal {
    return new Quantity(Rational.parse(value), Unit.parse(unit));
  }

  /**
   * Reads a number with its unit behind it, with or without one blank between: {@code 12.5万kWh},
   * {@code 11/3 tCO2/tC}, {@code 0.95}.
   *
   * @throws TextRefusal when number or unit is refused
   */
  public static Quantity parse(String text) throws TextRefusal {
    if (text.length() > MAX_CHARS) {
      throw new TextRefusal(Reason.TOO_LONG, text, "<= " + MAX_CHARS);
    }
    int end = NumberEnd.of(text);
    Rational value = Rational.parse(text.substring(0, end));
    if (end == text.length()) {
      return new Quantity(value, Unit.ONE);
    }
    return new Quantity(value, Unit.parse(text.substring(text.charAt(end) == ' ' ? end + 1 : end)));
  }

  /** The sum, in the unit of this; a difference may be added to a point on a scale. */
  public Quantity add(Quantity other) {
    if (other.unit.isPoint() && !unit.isPoint()) {
      return other.add(this);
    }
    if (other.unit.isPoint() || !unit.difference().isCommensurable(other.unit)) {
      throw new IncommensurableException(unit, other.unit);
    }
    return new Quantity(value.add(other.valueIn(unit.difference())), unit);
  }

  /** The difference, in the unit of this; of two points on a scale, in the unit of differences. */
  public Quantity subtract(Quantity other) {
    if (!unit.isPoint() || !other.unit.isPoint()) {
      return add(other.negate());
    }
    Rational difference = value.subtract(other.valueIn(unit));
    return new Quantity(difference, unit.difference());
  }

  /** The product, in the product of the units. */
  public Quantity multiply(Quantity other) {
    return new Quantity(value.multiply(other.value), unit.multiply(other.unit));
  }

  /** This a number of times, in the same unit; points on a scale have no multiple. */
  public Quantity multiply(Rational times) {
    return multiply(of(times));
  }

  /** The quotient, in the quotient of the units. */
  public Quantity divide(Quantity other) {
    return new Quantity(value.divide(other.value), unit.divide(other.unit));
  }

  /** The same size with the other sign; points on a scale have no opposite. */
  public Quantity negate() {
    return multiply(Rational.of(-1));
  }

  /**
   * The same quantity in another unit, exactly.
   *
   * @throws IncommensurableException when the unit does not measure the same
   */
  public Quantity in(Unit other) {
    return new Quantity(valueIn(other), other);
  }

  /**
   * The value in another unit, exactly.
   *
   * @throws IncommensurableException when the unit does not measure the same
   */
  public Rational valueIn(Unit other) {
    return unit.equals(other) ? value : value.multiply(unit.factorTo(other));
  }

  /** The value rounded, once, for a report; the unit stays. */
  public BigDecimal round(Rounding rounding) {
    return value.round(rounding);
  }

  /** -1, 0 or 1. */
  public int signum() {
    return value.signum();
  }

  /**
   * Compares the sizes, whatever the units.
   *
   * @throws IncommensurableException when the two do not measure the same
   */
  @Override
  public int compareTo(Quantity other) {
    if (!unit.isCommensurable(other.unit)) {
      throw new IncommensurableException(unit, other.unit);
    }
    return value.compareTo(other.valueIn(unit));
  }

  /**
   * Canonical number, blank, canonical code of the unit; a pure number alone. {@link
   * #parse(String)} reads it.
   */
  @Override
  public String toString() {
    return unit.equals(Unit.ONE) ? value.toString() : value + " " + unit;
  }

  /** The rounded value with all its digits, blank, canonical code of the unit: 53880.00 tCO2. */
  public String toString(Rounding rounding) {
    String number = DecimalText.fixed(round(rounding));
    return unit.equals(Unit.ONE) ? number : number + " " + unit;
  }
}
