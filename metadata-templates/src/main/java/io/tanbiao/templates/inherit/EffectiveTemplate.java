package io.tanbiao.templates.inherit;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.templates.template.Heading;
import io.tanbiao.templates.template.Service;
import io.tanbiao.templates.template.TemplateId;
import io.tanbiao.templates.template.TemplateState;
import java.util.List;
import java.util.Optional;

/**
 * A template together with those it extends: all that holds for its instances.
 *
 * @param lineage the templates, the most general one first and the template itself last
 * @param heading what the template itself says of itself
 * @param state where in its life the template itself is
 * @param services the systems its identifiers resolve to; one for each kind
 * @param items all items, those of the most general template first
 * @param uniqueRules what tells instances apart
 */
public record EffectiveTemplate(
    List<TemplateId> lineage,
    Heading heading,
    TemplateState state,
    List<Service> services,
    List<EffectiveItem> items,
    List<UniqueRule> uniqueRules) {

  /** Keeps the lists. */
  public EffectiveTemplate {
    lineage = List.copyOf(lineage);
    services = List.copyOf(services);
    items = List.copyOf(items);
    uniqueRules = List.copyOf(uniqueRules);
  }

  /** Which template it is. */
  public TemplateId id() {
    return lineage.get(lineage.size() - 1);
  }

  /** Whether instances of this template are instances of another one, whatever its version. */
  public boolean isA(Handle template) {
    return lineage.stream().anyMatch(id -> id.reference().handle().equals(template));
  }

  /** The item with an index. */
  public Optional<EffectiveItem> item(int index) {
    return items.stream().filter(item -> item.item().id().index() == index).findFirst();
  }

  /** The item with a code, as it is written. */
  public Optional<EffectiveItem> item(String code) {
    return items.stream().filter(item -> item.item().id().code().equals(code)).findFirst();
  }
}
