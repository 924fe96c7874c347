package io.tanbiao.templates.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.templates.inherit.EffectiveTemplate;
import io.tanbiao.templates.inherit.Inheritance;
import io.tanbiao.templates.template.Template;
import io.tanbiao.templates.template.TemplateArbitraries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NarrowedTemplateProperties {

  /** A template, one that extends it, and values for the items of the first. */
  record Case(Template parent, Template child, List<List<String>> values) {}

  @Property(tries = 2000)
  void aNarrowedTemplateNeverTakesWhatTheTemplateRefuses(@ForAll("cases") Case sample) {
    Map<String, List<String>> values = new HashMap<>();
    for (int i = 0; i < sample.values.size(); i++) {
      values.put("item." + i, sample.values.get(i));
    }
    Optional<EffectiveTemplate> narrowed =
        Inheritance.effective(
            sample.child, reference -> Optional.of(sample.parent), (path, fault) -> {});

    if (narrowed.isPresent() && !InstanceCheck.of(whole(sample.parent), values).isAccepted()) {
      assertThat(InstanceCheck.of(narrowed.get(), values).isAccepted()).isFalse();
    }
  }

  @Property
  void theSameValuesGetTheSameAnswer(@ForAll("cases") Case sample) {
    Map<String, List<String>> values = new HashMap<>();
    sample.values.forEach(value -> values.put("x" + value.hashCode(), value));

    assertThat(InstanceCheck.of(whole(sample.parent), values))
        .isEqualTo(InstanceCheck.of(whole(sample.parent), new HashMap<>(values)));
  }

  @Provide
  Arbitrary<Case> cases() {
    return TemplateArbitraries.templates()
        .flatMap(
            parent ->
                Combinators.combine(
                        TemplateArbitraries.extending(parent),
                        TemplateArbitraries.values()
                            .list()
                            .ofMaxSize(2)
                            .list()
                            .ofSize(parent.items().size()))
                    .as((child, values) -> new Case(parent, child, values)));
  }

  private static EffectiveTemplate whole(Template template) {
    return Inheritance.effective(template, reference -> Optional.empty(), (path, fault) -> {})
        .orElseThrow();
  }
}
