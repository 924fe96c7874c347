package io.tanbiao.templates.inherit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.templates.document.Documents;
import io.tanbiao.templates.document.Reading;
import io.tanbiao.templates.document.TemplateFinding;
import io.tanbiao.templates.document.TemplateReader;
import io.tanbiao.templates.fault.FaultSink;
import io.tanbiao.templates.template.CodeKind;
import io.tanbiao.templates.template.ItemState;
import io.tanbiao.templates.template.NumberKind;
import io.tanbiao.templates.template.Service;
import io.tanbiao.templates.template.Template;
import io.tanbiao.templates.template.TemplateReference;
import io.tanbiao.templates.template.TextKind;
import io.tanbiao.templates.template.Trait;
import io.tanbiao.templates.template.Visibility;
import io.tanbiao.templates.unit.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InheritanceTest {
  private static final String CHILD =
      """
      handle: 88.300.1/META_C
      version: 1
      level: enterprise
      names: {en: C, zh: 丙}
      extends: 88.300/META_GLASS_LINE@1.0.0
      """;

  private static final FaultSink NONE =
      (path, fault) -> {
        throw new AssertionError(path + ": " + fault);
      };

  private final Map<TemplateReference, Template> known = new HashMap<>();

  InheritanceTest() {
    know(Documents.template("glass-line.yaml"));
  }

  @Test
  void leavesATemplateWithoutParentAsItIs() {
    Template glass = Documents.template("glass-line.yaml");

    EffectiveTemplate effective = effective(glass);

    assertThat(effective.items().stream().map(EffectiveItem::item)).isEqualTo(glass.items());
    assertThat(effective.lineage()).containsExactly(glass.id());
    assertThat(effective.uniqueRules())
        .containsExactly(
            new UniqueRule(glass.reference().handle(), List.of("serial")),
            new UniqueRule(glass.reference().handle(), List.of("site", "started")));
  }

  @Test
  void addsAndNarrows() {
    EffectiveTemplate effective = effective(Documents.template("plant-a.yaml"));

    assertThat(effective.items())
        .extracting(item -> item.item().id().code())
        .containsExactly("serial", "melt", "started", "fuel", "site", "permit", "area", "crew");
    TextKind serial = (TextKind) effective.item("serial").orElseThrow().item().kind();
    assertThat(serial.minLength()).isEqualTo(4);
    assertThat(serial.maxLength()).isEqualTo(8);
    assertThat(serial.patterns()).hasToString("[[A-Z]{2}-[0-9]+, PA.*]");
    NumberKind melt = (NumberKind) effective.item(2001).orElseThrow().item().kind();
    assertThat(melt.unit()).isEqualTo(Unit.of("t"));
    assertThat(melt.decimals()).isEqualTo(1);
    assertThat(melt.ranges()).hasToString("[[100,900]]");
    assertThat(effective.item("fuel").orElseThrow().item().is(Trait.REQUIRED)).isTrue();
    assertThat(((CodeKind) effective.item("fuel").orElseThrow().item().kind()).codes()).hasSize(1);
  }

  @Test
  void saysWhoAddedAnItemAndWhereItIsUnique() {
    EffectiveTemplate effective = effective(Documents.template("plant-a.yaml"));
    Handle glass = Handle.of("88.300/META_GLASS_LINE");

    assertThat(effective.item("serial").orElseThrow().declaredBy()).isEqualTo(glass);
    assertThat(effective.item("crew").orElseThrow().declaredBy())
        .isEqualTo(effective.id().reference().handle());
    assertThat(effective.uniqueRules().get(0).within()).isEqualTo(glass);
    assertThat(effective.isA(glass)).isTrue();
    assertThat(effective.isA(Handle.of("88.300/META_SITE"))).isFalse();
  }

  @Test
  void replacesServicesOfTheSameKind() {
    assertThat(effective(Documents.template("plant-a.yaml")).services())
        .containsExactly(new Service("energy", "https://plant-a.example.org/{handle}"));
    assertThat(effective(Documents.template("plant-b.yaml")).services()).hasSize(1);
  }

  @Test
  void disablesHidesAndRequires() {
    EffectiveTemplate effective = effective(Documents.template("plant-b.yaml"));

    assertThat(effective.item("area").orElseThrow().item().state()).isEqualTo(ItemState.DISABLED);
    assertThat(effective.item("permit").orElseThrow().item().visibility())
        .isEqualTo(Visibility.OWNER);
    assertThat(effective.item("permit").orElseThrow().item().kind().maxValues()).isEqualTo(1);
  }

  @Test
  void makesAnItemUniqueAmongItsOwnInstancesOnly() {
    EffectiveTemplate effective =
        effective(Documents.read(CHILD + "narrows: [{index: 2001, code: melt, unique: true}]\n"));

    assertThat(effective.uniqueRules())
        .contains(new UniqueRule(Handle.of("88.300.1/META_C"), List.of("melt")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "index: 2000, code: serial, kind: string, minLength: 3  # 7:58: narrows[0].minLength: minLength 3 is not within minLength 4 of the template that is extended (expected: minLength within 4)",
        "index: 2000, code: serial, kind: string, maxLength: 21 # 7:58: narrows[0].maxLength: maxLength 21 is not within maxLength 20",
        "index: 2000, code: serial, kind: string, maxLength: 3  # 7:5: narrows[0]: no value is left",
        "index: 2000, code: serial, kind: string, charset: han  # 7:56: narrows[0].charset: charset han is not within charset ascii",
        "index: 2000, code: serial, kind: number                # 7:39: narrows[0].kind: kind number, where the item is of kind string (expected: string)",
        "index: 2000, code: serials                             # 7:25: narrows[0].code: 2000 serials is 2000 serial in the template that is extended (expected: 2000 serial)",
        "index: 2000, code: serial, state: disabled             # 7:40: narrows[0].state: 2000 serial is required by the template that is extended",
        "index: 2000, code: serial, maxLength: 5                # 7:44: narrows[0].maxLength: maxLength without kind (expected: kind: that of the item)",
        "index: 2001, code: melt, kind: number, range: '[0,1201]' # 7:52: narrows[0].range: range [0,1201] is not within range [0,1200]",
        "index: 2001, code: melt, kind: number, decimals: 2     # 7:55: narrows[0].decimals: decimals 2 is not within decimals 1",
        "index: 2001, code: melt, kind: number, digits: 7       # 7:53: narrows[0].digits: digits 7 is not within digits 6",
        "index: 2001, code: melt, kind: number, unit: kg        # 7:51: narrows[0].unit: unit kg is not within unit t",
        "index: 2002, code: started, kind: date, format: YYYY   # 7:54: narrows[0].format: format YYYY is not within format YYYY-MM-DD",
        "index: 2002, code: started, kind: date, earliest: 1979-12-31 # 7:56: narrows[0].earliest: earliest 1979-12-31 is not within earliest 1980-01-01",
        "index: 2002, code: started, kind: date, latest: 1979-12-31 # 7:5: narrows[0]: no value is left",
        "index: 2003, code: fuel, kind: code, codes: [{code: coal, en: C, zh: C}] # 7:50: narrows[0].codes: codes coal is not within codes gas, coke, oil",
        "index: 2003, code: fuel, kind: code, list: x           # 7:49: narrows[0].list: list x is not within list -",
        "index: 2004, code: site, kind: reference, template: 88.300/META_X # 7:58: narrows[0].template: template 88.300/META_X is not within template 88.300/META_SITE",
        "index: 2005, code: permit, kind: file, count: 4        # 7:52: narrows[0].count: count 4 is not within count 3",
        "index: 2005, code: permit, kind: file, suffixes: [exe] # 7:55: narrows[0].suffixes: suffixes exe is not within suffixes pdf, jpg",
        "index: 2005, code: permit, visibility: public          # 7:45: narrows[0].visibility: visibility public is not within visibility authority",
        "index: 2005, code: permit, unique: true                # 7:5: narrows[0]: permit: unique with several values",
        "index: 2100, code: crew                                # 7:13: narrows[0].index: 2100 crew: no item of the template that is extended",
      })
  void namesTheRuleThatWouldBeWeakened(String narrowing, String finding) {
    assertThat(findings(CHILD + "narrows:\n  - {" + narrowing + "}\n"))
        .singleElement()
        .asString()
        .startsWith(finding);
  }

  @Test
  void addsNoItemThatIsThereAlready() {
    String items =
        """
        items:
          - {index: 2000, code: x, names: {en: X, zh: 十}, kind: string}
          - {index: 2101, code: Melt, names: {en: Fuel, zh: 燃料}, kind: string}
        """;

    assertThat(findings(CHILD + items))
        .containsExactly(
            "7:13: items[0].index: already item 2000 serial of 88.300/META_GLASS_LINE (expected:"
                + " another index and code for a new item, or narrows for this one)",
            "8:25: items[1].code: already item 2001 melt of 88.300/META_GLASS_LINE (expected:"
                + " another index and code for a new item, or narrows for this one)",
            "8:43: items[1].names.en: Fuel: already there (expected: each once)",
            "8:53: items[1].names.zh: 燃料: already there (expected: each once)");
  }

  @Test
  void checksUniqueSetsAgainstAllItems() {
    assertThat(findings(CHILD + "unique:\n  - [serial, nothing]\n  - [serial, permit]\n"))
        .containsExactly(
            "7:5: unique[0]: nothing: no item (expected: the code of an item)",
            "8:5: unique[1]: permit: unique with several values (expected: a single value)");
  }

  @Test
  void extendsNoMoreSpecialTemplate() {
    know(Documents.template("plant-a.yaml"));

    assertThat(
            findings(
                CHILD
                    .replace("level: enterprise", "level: industry")
                    .replace("88.300/META_GLASS_LINE@1.0.0", "88.300.15907/META_LINE_A@2.0")))
        .containsExactly(
            "3:8: level: level industry extends level enterprise (expected: enterprise or a more"
                + " special level)");
  }

  @Test
  void staysInTheIndustryItExtends() {
    assertThat(findings(CHILD + "industry: C/31\n"))
        .singleElement()
        .asString()
        .startsWith("6:11: industry: class C/31 outside of C/30/304/3041");
  }

  @Test
  void tellsWhenTheParentIsNotKnown() {
    assertThat(findings(CHILD.replace("@1.0.0", "@9")))
        .singleElement()
        .asString()
        .startsWith("5:10: extends: 88.300/META_GLASS_LINE@9: no such template");
  }

  @Test
  void refusesCircles() {
    know(
        Documents.read(
            CHILD.replace("META_C", "META_D").replace("META_GLASS_LINE@1.0.0", "META_E@1")));
    know(
        Documents.read(
            CHILD
                .replace("88.300.1/META_C", "88.300/META_E")
                .replace("88.300/META_GLASS_LINE@1.0.0", "88.300.1/META_D@1")));

    assertThat(findings(CHILD.replace("META_GLASS_LINE@1.0.0", "META_E@1")))
        .singleElement()
        .asString()
        .startsWith("5:10: extends: 88.300/META_E@1 extends itself in the end");
  }

  @Test
  void extendsNoDeeperThanItMust() {
    String parent = "88.300/META_GLASS_LINE@1.0.0";
    for (int i = 2; i <= Inheritance.MAX_DEPTH; i++) {
      String text =
          CHILD.replace("META_C", "META_C" + i).replace("88.300/META_GLASS_LINE@1.0.0", parent);
      assertThat(findings(text)).isEmpty();
      know(Documents.read(text));
      parent = "88.300.1/META_C" + i + "@1";
    }

    assertThat(findings(CHILD.replace("88.300/META_GLASS_LINE@1.0.0", parent)))
        .singleElement()
        .asString()
        .contains("more than 8 templates in a line");
  }

  @Test
  void namesWhatIsWrongWithTheParent() {
    know(
        Documents.read(
            CHILD.replace("META_C", "META_BAD")
                + "narrows: [{index: 2001, code: melt, kind: number, digits: 7}]\n"));

    assertThat(findings(CHILD.replace("88.300/META_GLASS_LINE@1.0.0", "88.300.1/META_BAD@1")))
        .singleElement()
        .asString()
        .startsWith(
            "5:10: extends: 88.300.1/META_BAD@1 is wrong itself: narrows[0].digits: digits 7");
  }

  private void know(Template template) {
    known.put(template.reference(), template);
  }

  private EffectiveTemplate effective(Template template) {
    return Inheritance.effective(template, this::find, NONE).orElseThrow();
  }

  private Optional<Template> find(TemplateReference reference) {
    return Optional.ofNullable(known.get(reference));
  }

  /** What is wrong with a text, alone or with the templates it extends. */
  private List<String> findings(String text) {
    if (TemplateReader.read(text) instanceof Reading.Accepted accepted) {
      return accepted
          .positions()
          .locate(faults -> Inheritance.effective(accepted.template(), this::find, faults))
          .stream()
          .map(TemplateFinding::toString)
          .toList();
    }
    return Documents.findings(text);
  }
}
