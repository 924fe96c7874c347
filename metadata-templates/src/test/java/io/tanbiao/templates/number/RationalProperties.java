package io.tanbiao.templates.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RationalProperties {

  @Property(tries = 500)
  void addsInAnyOrder(
      @ForAll("numbers") Rational a, @ForAll("numbers") Rational b, @ForAll("numbers") Rational c) {
    assertThat(a.add(b)).isEqualTo(b.add(a));
    assertThat(a.add(b).add(c)).isEqualTo(a.add(b.add(c)));
    assertThat(a.add(b).subtract(b)).isEqualTo(a);
  }

  @Property(tries = 500)
  void multipliesInAnyOrderAndOverSums(
      @ForAll("numbers") Rational a, @ForAll("numbers") Rational b, @ForAll("numbers") Rational c) {
    assertThat(a.multiply(b)).isEqualTo(b.multiply(a));
    assertThat(a.multiply(b).multiply(c)).isEqualTo(a.multiply(b.multiply(c)));
    assertThat(a.multiply(b.add(c))).isEqualTo(a.multiply(b).add(a.multiply(c)));
    if (b.signum() != 0) {
      assertThat(a.divide(b).multiply(b)).isEqualTo(a);
    }
  }

  @Property(tries = 500)
  void readsWhatItWrites(@ForAll("numbers") Rational number) throws TextRefusal {
    assertThat(Rational.parse(number.toString())).isEqualTo(number);
  }

  @Property(tries = 500)
  void comparesAsTheDifferenceSays(@ForAll("numbers") Rational a, @ForAll("numbers") Rational b) {
    assertThat(a.compareTo(b)).isEqualTo(a.subtract(b).signum());
  }

  @Property(tries = 500)
  void isTheDecimalThatItWas(@ForAll("decimals") BigDecimal decimal) throws TextRefusal {
    assertThat(Rational.of(decimal).asDecimal().orElseThrow()).isEqualByComparingTo(decimal);
    assertThat(DecimalText.parse(DecimalText.fixed(decimal))).isEqualTo(decimal);
    assertThat(DecimalText.parse(DecimalText.canonical(decimal))).isEqualByComparingTo(decimal);
  }

  @Property(tries = 500)
  void writesEqualDecimalsAlike(
      @ForAll("decimals") BigDecimal decimal, @ForAll @IntRange(max = 9) int zeros) {
    BigDecimal longer = decimal.setScale(decimal.scale() + zeros);

    assertThat(DecimalText.canonical(longer)).isEqualTo(DecimalText.canonical(decimal));
  }

  @Property(tries = 500)
  void roundsNoFurtherThanHalfTheLastPlace(
      @ForAll("numbers") Rational number,
      @ForAll @IntRange(max = 12) int places,
      @ForAll boolean even) {
    RoundingMode mode = even ? RoundingMode.HALF_EVEN : RoundingMode.HALF_UP;

    BigDecimal rounded = number.round(Rounding.toPlaces(places, mode));

    Rational away = Rational.of(rounded).subtract(number).abs();
    assertThat(away).isLessThanOrEqualTo(Rational.powerOfTen(-places).divide(Rational.of(2)));
    assertThat(rounded.scale()).isEqualTo(places);
  }

  @Provide
  Arbitrary<Rational> numbers() {
    return RationalArbitraries.rationals();
  }

  @Provide
  Arbitrary<BigDecimal> decimals() {
    return RationalArbitraries.decimals();
  }
}
