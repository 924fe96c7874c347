package io.tanbiao.templates.inherit;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultSink;
import io.tanbiao.templates.template.Heading;
import io.tanbiao.templates.template.Item;
import io.tanbiao.templates.template.Narrowing;
import io.tanbiao.templates.template.Service;
import io.tanbiao.templates.template.Template;
import io.tanbiao.templates.template.TemplateId;
import io.tanbiao.templates.template.Trait;
import io.tanbiao.templates.template.UniqueSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a line of templates comes to, from the most general one on. */
final class Merge {
  private final List<TemplateId> lineage = new ArrayList<>();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<Integer, EffectiveItem> items = new LinkedHashMap<>();
  private final List<UniqueRule> uniqueRules = new ArrayList<>();
  private Optional<Heading> above = Optional.empty();

  /** Adds the next template of the line. */
  void add(Template template, FaultSink faults) {
    checkHeading(template.heading(), faults);
    Handle handle = template.reference().handle();
    for (int i = 0; i < template.narrowings().size(); i++) {
      narrow(template.narrowings().get(i), handle, faults.under("narrows[" + i + "]"));
    }
    List<Item> own = template.items();
    for (int i = 0; i < own.size(); i++) {
      checkNew(own.get(i), faults.under("items[" + i + "]"));
    }
    own.forEach(item -> put(item, handle));
    for (int i = 0; i < template.uniqueSets().size(); i++) {
      addUniqueSet(template.uniqueSets().get(i), handle, faults.under("unique[" + i + "]"));
    }
    template.services().forEach(service -> services.put(service.kind(), service));
    lineage.add(template.id());
    above = Optional.of(template.heading());
  }

  EffectiveTemplate effective(Template template) {
    return new EffectiveTemplate(
        lineage,
        template.heading(),
        template.state(),
        List.copyOf(services.values()),
        List.copyOf(items.values()),
        uniqueRules);
  }

  private void checkHeading(Heading heading, FaultSink faults) {
    above
        .map(Heading::level)
        .filter(level -> !heading.level().mayExtend(level))
        .ifPresent(
            level ->
                faults.add(
                    "level", Fault.of("extends.level", heading.level().word(), level.word())));
    above
        .flatMap(Heading::industry)
        .filter(industry -> heading.industry().filter(own -> !own.isWithin(industry)).isPresent())
        .ifPresent(
            industry ->
                faults.add(
                    "industry", Fault.of("extends.industry", heading.industry().get(), industry)));
  }

  private void checkNew(Item item, FaultSink faults) {
    for (EffectiveItem inherited : items.values()) {
      Item other = inherited.item();
      if (other.id().index() == item.id().index()) {
        faults.add("index", Fault.of("extends.item", other.id(), inherited.declaredBy()));
      } else if (other.id().foldedCode().equals(item.id().foldedCode())) {
        faults.add("code", Fault.of("extends.item", other.id(), inherited.declaredBy()));
      }
      if (other.names().en().equalsIgnoreCase(item.names().en())) {
        faults.add("names.en", Fault.of("duplicate", item.names().en()));
      }
      if (other.names().zh().equalsIgnoreCase(item.names().zh())) {
        faults.add("names.zh", Fault.of("duplicate", item.names().zh()));
      }
    }
  }

  private void narrow(Narrowing narrowing, Handle by, FaultSink faults) {
    EffectiveItem inherited = items.get(narrowing.id().index());
    if (inherited == null) {
      faults.add("index", Fault.of("narrow.unknown", narrowing.id()));
    } else if (!inherited.item().id().equals(narrowing.id())) {
      faults.add("code", Fault.of("narrow.code", narrowing.id(), inherited.item().id()));
    } else {
      boolean wasUnique = inherited.item().is(Trait.UNIQUE);
      NarrowedItem.of(inherited.item(), narrowing, faults)
          .ifPresent(
              item -> {
                items.put(item.id().index(), new EffectiveItem(item, inherited.declaredBy()));
                if (item.is(Trait.UNIQUE) && !wasUnique) {
                  uniqueRules.add(new UniqueRule(by, List.of(item.id().code())));
                }
              });
    }
  }

  private void put(Item item, Handle by) {
    items.put(item.id().index(), new EffectiveItem(item, by));
    if (item.is(Trait.UNIQUE)) {
      uniqueRules.add(new UniqueRule(by, List.of(item.id().code())));
    }
  }

  private void addUniqueSet(UniqueSet set, Handle by, FaultSink faults) {
    for (String code : set.codes()) {
      Optional<Item> item =
          items.values().stream()
              .map(EffectiveItem::item)
              .filter(known -> known.id().code().equals(code))
              .findFirst();
      if (item.isEmpty()) {
        faults.add("", Fault.of("unique.unknown", code));
      } else if (item.get().kind().maxValues() > 1) {
        faults.add("", Fault.of("item.unique-many", code));
      }
    }
    uniqueRules.add(new UniqueRule(by, set.codes()));
  }
}
