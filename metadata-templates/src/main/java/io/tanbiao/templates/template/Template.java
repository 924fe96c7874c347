package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.FaultSink;
import java.util.List;
import java.util.Optional;

/**
 * A template (元数据模板): what the identifiers registered under it have in common.
 *
 * @param id handle, version and revision
 * @param heading what it is about
 * @param parent the template it extends
 * @param state where in its life it is
 * @param services the systems that its identifiers resolve to
 * @param items its own items; those of the template it extends come before them
 * @param narrowings what it demands beyond the template it extends
 * @param uniqueSets items whose values together tell instances apart
 */
public record Template(
    TemplateId id,
    Heading heading,
    Optional<TemplateReference> parent,
    TemplateState state,
    List<Service> services,
    List<Item> items,
    List<Narrowing> narrowings,
    List<UniqueSet> uniqueSets) {
  /** The most items, those of the extended templates with them: one for each index. */
  public static final int MAX_ITEMS = ItemId.LAST_INDEX - ItemId.FIRST_INDEX + 1;

  /** The most services. */
  public static final int MAX_SERVICES = 50;

  private static final FaultSink REFUSING =
      (path, fault) -> {
        throw fault.exception();
      };

  /** Checks what can be told without the template it extends. */
  public Template {
    services = List.copyOf(services);
    items = List.copyOf(items);
    narrowings = List.copyOf(narrowings);
    uniqueSets = List.copyOf(uniqueSets);
    TemplateParts.of(id.reference(), parent, services, items, narrowings, uniqueSets)
        .check(REFUSING);
  }

  /** Handle and version. */
  public TemplateReference reference() {
    return id.reference();
  }

  /** The template in another state. */
  public Template with(TemplateState other) {
    return new Template(id, heading, parent, other, services, items, narrowings, uniqueSets);
  }

  /** The template with another revision. */
  public Template withRevision(int revision) {
    TemplateId other = new TemplateId(id.reference(), revision);
    return new Template(other, heading, parent, state, services, items, narrowings, uniqueSets);
  }
}
