package io.tanbiao.templates.unit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A product of powers of bases; two quantities can be added when theirs are equal. */
public final class Dimension {
  /** The dimension of pure ratios. */
  public static final Dimension NONE = new Dimension(Collections.emptySortedMap());

  private final SortedMap<BaseDimension, Integer> exponents;

  private Dimension(SortedMap<BaseDimension, Integer> exponents) {
    this.exponents = exponents;
  }

  /** A base itself. */
  static Dimension of(BaseDimension base) {
    return new Dimension(new TreeMap<>(Map.of(base, 1)));
  }

  /** The bases with their exponents, none of which is zero, in the order of the table. */
  public SortedMap<BaseDimension, Integer> exponents() {
    return Collections.unmodifiableSortedMap(exponents);
  }

  /** The product. */
  public Dimension multiply(Dimension other) {
    SortedMap<BaseDimension, Integer> product = new TreeMap<>(exponents);
    other.exponents.forEach((base, exponent) -> product.merge(base, exponent, Dimension::sum));
    return new Dimension(product);
  }

  /** This to a whole power. */
  public Dimension power(int exponent) {
    SortedMap<BaseDimension, Integer> power = new TreeMap<>();
    if (exponent != 0) {
      exponents.forEach((base, own) -> power.put(base, Math.multiplyExact(own, exponent)));
    }
    return new Dimension(power);
  }

  /** The dimension in English words: {@code mass length^2 time^-2}, {@code number}. */
  public String english() {
    return exponents.isEmpty() ? "number" : joined(BaseDimension::english);
  }

  /** The dimension in Chinese words. */
  public String chinese() {
    return exponents.isEmpty() ? "无量纲" : joined(BaseDimension::chinese);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dimension that && exponents.equals(that.exponents);
  }

  @Override
  public int hashCode() {
    return exponents.hashCode();
  }

  /** The codes of the bases with their exponents, as the table of units writes them; or 1. */
  @Override
  public String toString() {
    return exponents.isEmpty() ? "1" : joined(BaseDimension::code);
  }

  private String joined(Function<BaseDimension, String> name) {
    return exponents.entrySet().stream()
        .map(e -> name.apply(e.getKey()) + (e.getValue() == 1 ? "" : "^" + e.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** Nothing where exponents cancel, which takes the base out of the map. */
  private static Integer sum(Integer a, Integer b) {
    int sum = a + b;
    return sum == 0 ? null : sum;
  }
}
