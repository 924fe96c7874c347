package io.tanbiao.templates.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small parts of templates: classes, addresses, ranges, references, states. */
class PartsTest {

  @ParameterizedTest
  @ValueSource(strings = {"A", "A/01", "A/01/011/0111", "C/30/304/3041", "T/97", "B/06", "M/75"})
  void takesClassesOfGbt4754(String text) {
    assertThat(IndustryClass.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "U",
        "c",
        "A/06",
        "C/12",
        "C/44",
        "C/30/314",
        "C/30/304/3051",
        "C/3",
        "C/30/",
        "C/30/304/3041/1",
        "T/98",
        "A/00",
        "C/３０"
      })
  void refusesOtherClasses(String text) {
    assertThatThrownBy(() -> IndustryClass.of(text)).hasMessageContaining("GB/T 4754");
  }

  @Test
  void knowsWhatIsInAClass() {
    assertThat(IndustryClass.of("C/30/304").isWithin(IndustryClass.of("C/30"))).isTrue();
    assertThat(IndustryClass.of("C/30").isWithin(IndustryClass.of("C/30"))).isTrue();
    assertThat(IndustryClass.of("C").isWithin(IndustryClass.of("C/30"))).isFalse();
    assertThat(IndustryClass.of("C/31").isWithin(IndustryClass.of("C/30"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/{handle}",
        "https://example.org:8443/a?s={suffix}&p={prefix}",
        "mqtt://broker.example.org/lines/{item.serial}",
        "opc.tcp://10.0.0.1:4840",
      })
  void takesAddressesWithPlacesBehindTheHost(String address) {
    assertThatCode(() -> new Service("a", address)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org/a",
        "https://{prefix}.example.org/",
        "https://{handle}/?u=//x",
        "https://example.org{suffix}",
        "https://example.org/{name}",
        "https://example.org/{handle",
        "https:///a",
        "javascript:alert(1)",
        "https://example.org/a b",
      })
  void refusesOtherAddresses(String address) {
    assertThatThrownBy(() -> new Service("a", address))
        .hasMessageContaining("not an address of a system");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"[0,100];[0,100]", "(0.50,1);(0.5,1)", "[,5);(,5)", "(,);(,)", "[-1, 2];[-1,2]"})
  void writesRangesAlike(String text, String written) {
    assertThat(Interval.of(text)).hasToString(written).isEqualTo(Interval.of(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0,1", "[0;1]", "[a,1]", "[2,1]", "(1,1]", "[0,1,2]", "[1 t,2 t]"})
  void refusesOtherRanges(String text) {
    assertThatThrownBy(() -> Interval.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[1,2];[1,2];true",
        "(1,2);[1,2];true",
        "[1,2];(1,2];false",
        "[1,2];(0,);true",
        "(,2];[0,2];false",
        "(,);(,);true",
        "[0,3];[0,2];false",
      })
  void knowsWhatIsInARange(String inner, String outer, boolean within) {
    assertThat(Interval.of(inner).isWithin(Interval.of(outer))).isEqualTo(within);
  }

  @Test
  void takesTheEndsThatBelongToARange() {
    Interval range = Interval.of("[1,2)");

    assertThat(range.has(new BigDecimal("1.00"))).isTrue();
    assertThat(range.has(new BigDecimal("2.00"))).isFalse();
  }

  @Test
  void readsReferencesAtTheLastAtSign() {
    TemplateReference reference = TemplateReference.of("88.300/META_LINE@1.0.0");

    assertThat(reference.code()).isEqualTo("LINE");
    assertThat(reference.version()).isEqualTo("1.0.0");
    assertThat(reference).hasToString("88.300/META_LINE@1.0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "88.300/META_LINE",
        "88.300/META_@1",
        "88.300/LINE@1",
        "88.300/META_A@",
        "META_A@1"
      })
  void refusesOtherReferences(String text) {
    assertThatThrownBy(() -> TemplateReference.of(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFT, PUBLISHED, true",
    "DRAFT, DELETED, true",
    "DRAFT, WITHDRAWN, false",
    "PUBLISHED, WITHDRAWN, true",
    "PUBLISHED, DELETED, false",
    "PUBLISHED, DRAFT, false",
    "WITHDRAWN, PUBLISHED, true",
    "WITHDRAWN, DELETED, true",
    "DELETED, DRAFT, false",
  })
  void goesThroughLifeInOrder(TemplateState from, TemplateState to, boolean may) {
    assertThat(from.mayBecome(to)).isEqualTo(may);
  }
}
