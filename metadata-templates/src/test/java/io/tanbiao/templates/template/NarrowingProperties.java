package io.tanbiao.templates.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.templates.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NarrowingProperties {

  @Property(tries = 3000)
  void aNarrowedKindNeverTakesWhatTheKindRefuses(
      @ForAll("kindsWithBounds") List<ItemKind> kinds, @ForAll("values") String value) {
    ItemKind narrowed = kinds.get(0).narrowed(kinds.get(1), (path, fault) -> {});

    if (!takes(kinds.get(0), value)) {
      assertThat(takes(narrowed, value)).isFalse();
    }
    assertThat(narrowed.maxValues()).isLessThanOrEqualTo(kinds.get(0).maxValues());
    assertThat(narrowed.word()).isEqualTo(kinds.get(0).word());
  }

  @Property(tries = 3000)
  void boundsThatFitAreAllKept(
      @ForAll("kindsWithBounds") List<ItemKind> kinds, @ForAll("values") String value) {
    List<String> faults = new ArrayList<>();
    ItemKind narrowed = kinds.get(0).narrowed(kinds.get(1), (path, fault) -> faults.add(path));

    if (faults.isEmpty() && takes(narrowed, value)) {
      assertThat(takes(kinds.get(1), value) || isMoreThanTheBoundsSay(kinds.get(1))).isTrue();
    }
  }

  @Property
  void aKindNarrowedByItselfIsTheKind(@ForAll("kinds") ItemKind kind) {
    List<String> faults = new ArrayList<>();

    assertThat(kind.narrowed(kind, (path, fault) -> faults.add(path))).isEqualTo(kind);
    assertThat(faults).isEmpty();
  }

  @Provide
  Arbitrary<ItemKind> kinds() {
    return TemplateArbitraries.kinds();
  }

  @Provide
  Arbitrary<List<ItemKind>> kindsWithBounds() {
    return TemplateArbitraries.kindsWithBounds();
  }

  @Provide
  Arbitrary<String> values() {
    return TemplateArbitraries.values();
  }

  /** Whether bounds leave open what they would decide if they stood alone. */
  private static boolean isMoreThanTheBoundsSay(ItemKind bounds) {
    boolean formIsOpen = bounds instanceof DateKind date && date.form().isEmpty();
    boolean unitIsOpen = bounds instanceof NumberKind number && number.unit().equals(Unit.ONE);
    return formIsOpen || unitIsOpen;
  }

  private static boolean takes(ItemKind kind, String value) {
    List<String> faults = new ArrayList<>();
    kind.check(value, (path, fault) -> faults.add(path));
    return faults.isEmpty();
  }
}
