package io.tanbiao.templates.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.templates.document.Documents;
import io.tanbiao.templates.template.ItemState;
import io.tanbiao.templates.template.Template;
import io.tanbiao.templates.template.TemplateState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateChangeTest {
  private static final String HEAD =
      """
      handle: 88.300/META_A
      version: 1
      level: public
      names: {en: A, zh: 甲}
      items:
      """;
  private static final String SERIAL =
      "  - {index: 2000, code: serial, names: {en: Serial, zh: 编号}, kind: string}\n";
  private static final String MASS =
      "  - {index: 2001, code: mass, names: {en: Mass, zh: 质量}, kind: number, unit: t}\n";

  private final Template kept =
      Documents.read(HEAD + SERIAL + MASS).with(TemplateState.PUBLISHED).withRevision(3);
  private final List<String> faults = new ArrayList<>();

  @Test
  void makesTheNextRevisionAndLeavesTheOldOneAlone() {
    Template next = next(HEAD + SERIAL + MASS.replace("Mass", "Net mass")).orElseThrow();

    assertThat(next.id().revision()).isEqualTo(4);
    assertThat(next.state()).isEqualTo(TemplateState.DRAFT);
    assertThat(next.items().get(1).names().en()).isEqualTo("Net mass");
    assertThat(kept.items().get(1).names().en()).isEqualTo("Mass");
  }

  @Test
  void keepsItemsThatAreNotSent() {
    String added = "  - {index: 2002, code: x, names: {en: X, zh: 十}, kind: string}\n";

    assertThat(next(HEAD + added).orElseThrow().items())
        .extracting(item -> item.id().code())
        .containsExactly("serial", "mass", "x");
  }

  @Test
  void disablesItems() {
    String disabled = SERIAL.replace("kind: string", "kind: string, state: disabled");

    assertThat(next(HEAD + disabled).orElseThrow().items().get(0).state())
        .isEqualTo(ItemState.DISABLED);
  }

  @Test
  void takesAnItemForTheOldOneOnlyWhenIndexAndCodeAgree() {
    assertThat(next(HEAD + SERIAL.replace("serial", "number"))).isEmpty();
    assertThat(next(HEAD + MASS.replace("2001", "2005"))).isEmpty();

    assertThat(faults)
        .containsExactly(
            "items[0].code: 2000 number for 2000 serial (expected: index and code of the old item,"
                + " or an index not yet used)",
            "items: mass: already there (expected: each once)");
  }

  @Test
  void keepsKindUnitLevelAndVersion() {
    assertThat(next(HEAD + SERIAL.replace("kind: string", "kind: date"))).isEmpty();
    assertThat(next(HEAD + MASS.replace("unit: t", "unit: kg"))).isEmpty();
    assertThat(next(HEAD.replace("level: public", "level: industry") + SERIAL)).isEmpty();
    assertThat(next(HEAD.replace("version: 1", "version: 2") + SERIAL)).isEmpty();
    assertThat(next(HEAD.replace("items:", "extends: 88.300/META_B@1\nitems:") + SERIAL)).isEmpty();

    assertThat(faults)
        .extracting(fault -> fault.substring(0, fault.indexOf(" (")))
        .containsExactly(
            "items[0].kind: date for string",
            "items[0].unit: kg for t",
            "level: industry for public",
            "version: 88.300/META_A@2 is not 88.300/META_A@1",
            "extends: 88.300/META_B for -");
  }

  @Test
  void changesNothingThatIsDeleted() {
    Template deleted = kept.with(TemplateState.DELETED);

    assertThat(TemplateChange.next(deleted, kept, this::note)).isEmpty();
    assertThat(faults).singleElement().asString().contains("is deleted");
  }

  @Test
  void goesFromStateToState() {
    assertThat(TemplateChange.moved(kept, TemplateState.WITHDRAWN, this::note))
        .contains(kept.with(TemplateState.WITHDRAWN));
    assertThat(TemplateChange.moved(kept, TemplateState.DELETED, this::note)).isEmpty();
    assertThat(faults).singleElement().asString().startsWith("state: from published to deleted");
  }

  private Optional<Template> next(String text) {
    return TemplateChange.next(kept, Documents.read(text), this::note);
  }

  private void note(String path, Object fault) {
    faults.add((path.isEmpty() ? "" : path + ": ") + fault);
  }
}
