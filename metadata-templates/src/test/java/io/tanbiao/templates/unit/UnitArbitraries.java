package io.tanbiao.templates.unit;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Units of the table, and products of them. */
public final class UnitArbitraries {
  private UnitArbitraries() {}

  /** A unit with a code of its own, of which there are amounts. */
  public static Arbitrary<NamedUnit> named() {
    return Arbitraries.of(
        UnitTable.shipped().named().stream().filter(unit -> !unit.isPoint()).toList());
  }

  /** Products of up to three named units, with exponents and magnitudes. */
  public static Arbitrary<Unit> units() {
    Arbitrary<Unit> powers =
        Combinators.combine(named(), Arbitraries.integers().between(-3, 3))
            .as((unit, exponent) -> Unit.of(unit).power(exponent));
    Arbitrary<Integer> tens = Arbitraries.integers().between(-8, 8);
    return Combinators.combine(powers.list().ofMinSize(1).ofMaxSize(3), tens)
        .as(
            (factors, ten) ->
                factors.stream().reduce(Unit.ONE, Unit::multiply).timesPowerOfTen(ten));
  }

  /** Two units of one dimension: a product, and the same with a factor in another size. */
  public static Arbitrary<Unit[]> commensurable() {
    return units()
        .flatMap(unit -> sized(unit).tuple2().map(two -> new Unit[] {two.get1(), two.get2()}));
  }

  /** A unit of the dimension of this. */
  private static Arbitrary<Unit> sized(Unit unit) {
    Arbitrary<Unit> sized = Arbitraries.integers().between(-4, 4).map(unit::timesPowerOfTen);
    if (unit.factors().isEmpty()) {
      return sized;
    }
    NamedUnit factor = unit.factors().firstKey();
    Unit alone = Unit.of(factor);
    Arbitrary<NamedUnit> others =
        Arbitraries.of(
            UnitTable.shipped().named().stream()
                .filter(other -> other.dimension().equals(factor.dimension()))
                .toList());
    int exponent = unit.factors().get(factor);
    return others.map(
        other -> unit.divide(alone.power(exponent)).multiply(Unit.of(other).power(exponent)));
  }
}
