package io.tanbiao.templates.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.templates.document.Documents;
import io.tanbiao.templates.inherit.EffectiveTemplate;
import io.tanbiao.templates.inherit.Inheritance;
import io.tanbiao.templates.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceCheckTest {
  private static final Handle GLASS = Handle.of("88.300/META_GLASS_LINE");
  private static final Template PARENT = Documents.template("glass-line.yaml");

  private final EffectiveTemplate glass = effective("glass-line.yaml");
  private final Map<String, List<String>> values = new HashMap<>();

  InstanceCheckTest() {
    values.put("serial", List.of("AB-1"));
    values.put("melt", List.of("600.5"));
  }

  @Test
  void takesWhatFits() {
    values.put("2002", List.of("2009-05-01"));
    values.put("fuel", List.of("gas"));
    values.put("site", List.of("88.300/site-1"));
    values.put("permit", List.of("a.pdf", "b.pdf"));
    values.put("area", List.of("150100"));

    Judgement judgement = InstanceCheck.of(glass, values);

    assertThat(judgement.findings()).isEmpty();
    assertThat(judgement.isAccepted()).isTrue();
    assertThat(judgement.references())
        .containsExactly(
            new ReferenceDemand("site", Handle.of("88.300/site-1"), Handle.of("88.300/META_SITE")));
    assertThat(judgement.lists()).containsExactly(new ListDemand("area", "150100", "GB/T 2260"));
    assertThat(judgement.claims())
        .containsExactly(
            new UniqueClaim(GLASS, List.of("serial"), List.of("AB-1")),
            new UniqueClaim(
                GLASS, List.of("site", "started"), List.of("88.300/site-1", "2009-05-01")));
  }

  @Test
  void claimsNoSetThatIsNotWhole() {
    assertThat(InstanceCheck.of(glass, values).claims())
        .containsExactly(new UniqueClaim(GLASS, List.of("serial"), List.of("AB-1")));
  }

  @Test
  void tellsAllThatIsWrongInTheOrderOfTheTemplate() {
    values.clear();
    values.put("zzz", List.of("1"));
    values.put("2001", List.of("1300.25"));
    values.put("colour", List.of("red"));
    values.put("site", List.of("nowhere", "88.300/a"));
    values.put("permit", List.of("a.pdf", "a.pdf", "b.exe"));
    values.put("fuel", List.of("coal"));
    values.put("started", List.of("1979-12-31"));

    assertThat(InstanceCheck.of(glass, values).findings())
        .extracting(ValueFinding::toString)
        .containsExactly(
            "serial |  | required | give a value for serial",
            "melt | 1300.25 | at most 1 decimals | 1 or fewer instead of 2",
            "melt | 1300.25 | in [0,1200] | a number in the range",
            "started | 1979-12-31 | not before 1980-01-01 | 1980-01-01 or later",
            "fuel | coal | a code of gas, coke, oil | one of them",
            "site |  | at most 1 values | 1 instead of 2",
            "permit | a.pdf | each value once | leave the second one out",
            "permit | b.exe | a file of the kinds pdf, jpg | an address that ends so",
            "colour | red | not an item of 88.300/META_GLASS_LINE@1.0.0 | code or index of an item"
                + " of the template",
            "zzz | 1 | not an item of 88.300/META_GLASS_LINE@1.0.0 | code or index of an item of"
                + " the template");
  }

  @Test
  void saysItInChineseToo() {
    values.remove("serial");

    assertThat(InstanceCheck.of(glass, values).findings().get(0).in("zh"))
        .isEqualTo("serial |  | 必填 | 填写 serial");
  }

  @Test
  void countsEmptyTextsAsMissing() {
    values.put("serial", List.of(""));

    assertThat(InstanceCheck.of(glass, values).findings())
        .extracting(finding -> finding.rule().key())
        .containsExactly("value.missing");
  }

  @Test
  void refusesAnItemGivenByCodeAndByIndex() {
    values.put("2000", List.of("AB-1"));

    assertThat(InstanceCheck.of(glass, values).findings())
        .extracting(finding -> finding.rule().key())
        .containsExactly("value.twice");
  }

  @Test
  void refusesDisabledItems() {
    values.put("permit", List.of("a.pdf"));
    values.put("area", List.of("150100"));

    Judgement judgement = InstanceCheck.of(effective("plant-b.yaml"), values);

    assertThat(judgement.findings())
        .extracting(ValueFinding::toString)
        .containsExactly("area | 150100 | the item is disabled | leave it out");
    assertThat(judgement.lists()).isEmpty();
  }

  @Test
  void holdsInstancesToWhatTheirTemplateNarrowed() {
    assertThat(InstanceCheck.of(effective("plant-a.yaml"), values).findings())
        .extracting(finding -> finding.item() + " " + finding.rule().key())
        .containsExactly("serial value.pattern", "fuel value.missing");
  }

  @Test
  void demandsNothingOfValuesThatAreWrong() {
    values.put("site", List.of("nowhere"));
    values.put("area", List.of(""));

    Judgement judgement = InstanceCheck.of(glass, values);

    assertThat(judgement.references()).isEmpty();
    assertThat(judgement.lists()).isEmpty();
  }

  @Test
  void repeatsLongValuesShortened() {
    values.put("serial", List.of("x".repeat(100_000)));

    assertThat(InstanceCheck.of(glass, values).findings())
        .allSatisfy(finding -> assertThat(finding.value()).hasSizeLessThan(70));
  }

  private static EffectiveTemplate effective(String file) {
    return Inheritance.effective(
            Documents.template(file),
            reference -> Optional.of(PARENT),
            (path, fault) -> {
              throw new AssertionError(path + ": " + fault);
            })
        .orElseThrow();
  }
}
