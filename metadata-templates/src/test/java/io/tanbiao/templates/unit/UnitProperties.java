package io.tanbiao.templates.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.templates.number.Rational;
import io.tanbiao.templates.number.TextRefusal;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UnitProperties {

  @Property(tries = 1000)
  void readsTheCodeThatItWrites(@ForAll("units") Unit unit) throws TextRefusal {
    Unit read = Unit.parse(unit.code());

    assertThat(read).isEqualTo(unit);
    assertThat(read.factors()).isEqualTo(unit.factors());
    assertThat(read.ratio()).isEqualTo(unit.ratio());
    assertThat(read.dimension()).isEqualTo(unit.dimension());
  }

  @Property(tries = 500)
  void multipliesInAnyOrder(
      @ForAll("units") Unit a, @ForAll("units") Unit b, @ForAll("named") NamedUnit c) {
    Unit third = Unit.of(c);

    assertThat(a.multiply(third)).isEqualTo(third.multiply(a));
    assertThat(a.multiply(third).divide(third)).isEqualTo(a);
    assertThat(a.multiply(third).ratio()).isEqualTo(a.ratio().multiply(third.ratio()));
    assertThat(a.isCommensurable(b)).isEqualTo(b.isCommensurable(a));
  }

  @Property(tries = 500)
  void convertsThereAndBack(@ForAll("commensurable") Unit[] two) {
    Rational there = two[0].factorTo(two[1]);
    Rational back = two[1].factorTo(two[0]);

    assertThat(there.multiply(back)).isEqualTo(Rational.ONE);
  }

  @Property(tries = 500)
  void isReadHoweverItsExponentsAreTyped(@ForAll("named") NamedUnit named) throws TextRefusal {
    Unit square = Unit.of(named).power(2);

    assertThat(Unit.parse(named.code() + "²")).isEqualTo(square);
    assertThat(Unit.parse("1/(" + named.code() + "·" + named.code() + ")"))
        .isEqualTo(square.power(-1));
  }

  @Provide
  Arbitrary<Unit> units() {
    return UnitArbitraries.units().filter(unit -> exponents(unit) <= 9);
  }

  @Provide
  Arbitrary<NamedUnit> named() {
    return UnitArbitraries.named().filter(unit -> !unit.code().equals("1"));
  }

  @Provide
  Arbitrary<Unit[]> commensurable() {
    return UnitArbitraries.commensurable();
  }

  private static int exponents(Unit unit) {
    return unit.factors().values().stream().mapToInt(Math::abs).sum();
  }
}
