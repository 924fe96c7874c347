package io.tanbiao.templates.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.templates.number.Rational;
import io.tanbiao.templates.number.RationalArbitraries;
import io.tanbiao.templates.number.TextRefusal;
import io.tanbiao.templates.unit.Unit;
import io.tanbiao.templates.unit.UnitArbitraries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class QuantityProperties {

  @Property(tries = 500)
  void readsWhatItWrites(@ForAll("numbers") Rational value, @ForAll("units") Unit unit)
      throws TextRefusal {
    Quantity quantity = new Quantity(value, unit);

    assertThat(Quantity.parse(quantity.toString())).isEqualTo(quantity);
  }

  @Property(tries = 500)
  void convertsThereAndBackExactly(
      @ForAll("numbers") Rational value, @ForAll("commensurable") Unit[] units) {
    Quantity quantity = new Quantity(value, units[0]);

    assertThat(quantity.in(units[1]).in(units[0])).isEqualTo(quantity);
    assertThat(quantity.in(units[1])).isEqualByComparingTo(quantity);
  }

  @Property(tries = 500)
  void addsInAnyOrderAndUnit(
      @ForAll("numbers") Rational a,
      @ForAll("numbers") Rational b,
      @ForAll("commensurable") Unit[] units) {
    Quantity left = new Quantity(a, units[0]);
    Quantity right = new Quantity(b, units[1]);

    assertThat(left.add(right)).isEqualByComparingTo(right.add(left));
    assertThat(left.add(right).in(units[1])).isEqualTo(left.in(units[1]).add(right));
    assertThat(left.add(right).subtract(right)).isEqualTo(left);
  }

  @Property(tries = 200)
  void sumsToTheSameInAnyOrder(
      @ForAll @Size(min = 2, max = 20) List<@net.jqwik.api.From("numbers") Rational> values,
      @ForAll("commensurable") Unit[] units,
      @ForAll long seed) {
    List<Quantity> terms = new ArrayList<>();
    values.forEach(value -> terms.add(new Quantity(value, units[terms.size() % 2])));

    Quantity sum = sum(terms, units[0]);
    Collections.shuffle(terms, new Random(seed));

    assertThat(sum(terms, units[0])).isEqualTo(sum);
  }

  @Property(tries = 500)
  void multipliesBeforeOrAfterConversion(
      @ForAll("numbers") Rational a,
      @ForAll("numbers") Rational b,
      @ForAll("commensurable") Unit[] units) {
    Quantity factor = new Quantity(b, Unit.of("tCO2/MWh"));
    Quantity quantity = new Quantity(a, units[0]);

    assertThat(quantity.multiply(factor))
        .isEqualByComparingTo(quantity.in(units[1]).multiply(factor));
  }

  private static Quantity sum(List<Quantity> terms, Unit unit) {
    return terms.stream().reduce(Quantity.of(0, unit), Quantity::add);
  }

  @Provide
  Arbitrary<Rational> numbers() {
    return RationalArbitraries.rationals();
  }

  @Provide
  Arbitrary<Unit> units() {
    return UnitArbitraries.units();
  }

  @Provide
  Arbitrary<Unit[]> commensurable() {
    return UnitArbitraries.commensurable();
  }
}
