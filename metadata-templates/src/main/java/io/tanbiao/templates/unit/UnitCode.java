package io.tanbiao.templates.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Writes the canonical code of a unit: {@code 10^4t·km}, {@code 1/h}, {@code kJ/(kg·K)}. */
final class UnitCode {
  private UnitCode() {}

  static String of(SortedMap<NamedUnit, Integer> factors, int tensAbove, int tensBelow) {
    List<String> above = new ArrayList<>();
    List<String> below = new ArrayList<>();
    for (Map.Entry<NamedUnit, Integer> factor : factors.entrySet()) {
      String written = power(factor.getKey().code(), Math.abs(factor.getValue()));
      (factor.getValue() > 0 ? above : below).add(written);
    }
    String numerator = tens(tensAbove) + String.join("·", above);
    if (below.isEmpty() && tensBelow == 0) {
      return numerator.isEmpty() ? "1" : numerator;
    }
    String denominator = tens(tensBelow) + String.join("·", below);
    return (numerator.isEmpty() ? "1" : numerator)
        + "/"
        + (below.size() > 1 ? "(" + denominator + ")" : denominator);
  }

  private static String tens(int exponent) {
    return exponent == 0 ? "" : "10^" + exponent;
  }

  /** The stroke keeps m2 short; a code that ends in a digit needs the sign between. */
  private static String power(String code, int exponent) {
    if (exponent == 1) {
      return code;
    }
    boolean endsInDigit = Character.isDigit(code.charAt(code.length() - 1));
    return code + (endsInDigit ? "^" : "") + exponent;
  }
}
