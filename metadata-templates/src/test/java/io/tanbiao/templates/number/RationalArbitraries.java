package io.tanbiao.templates.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Numbers as accounts have them: decimals, whole numbers and ratios of either sign. */
public final class RationalArbitraries {
  private RationalArbitraries() {}

  /** Any exact number of moderate size. */
  public static Arbitrary<Rational> rationals() {
    return Arbitraries.oneOf(decimals().map(Rational::of), ratios());
  }

  /** Decimals of up to 40 digits, some with trailing zeros. */
  public static Arbitrary<BigDecimal> decimals() {
    Arbitrary<BigInteger> digits =
        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40));
    return Combinators.combine(digits, Arbitraries.integers().between(0, 20)).as(BigDecimal::new);
  }

  private static Arbitrary<Rational> ratios() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs().between(1, Long.MAX_VALUE))
        .as(Rational::of);
  }
}
