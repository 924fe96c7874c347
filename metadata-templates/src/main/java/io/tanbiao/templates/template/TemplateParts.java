package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultSink;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parts of a template by their place in its file, for the rules that concern several of them. A
 * reader has gaps where a part could not be read; the others are checked nevertheless.
 */
public record TemplateParts(
    TemplateReference reference,
    Optional<TemplateReference> parent,
    SortedMap<Integer, Service> services,
    SortedMap<Integer, Item> items,
    SortedMap<Integer, Narrowing> narrowings,
    SortedMap<Integer, UniqueSet> uniqueSets) {

  /** The parts of a whole template. */
  static TemplateParts of(
      TemplateReference reference,
      Optional<TemplateReference> parent,
      List<Service> services,
      List<Item> items,
      List<Narrowing> narrowings,
      List<UniqueSet> uniqueSets) {
    return new TemplateParts(
        reference, parent, placed(services), placed(items), placed(narrowings), placed(uniqueSets));
  }

  /** Tells what is wrong, with the place of the part. */
  public void check(FaultSink faults) {
    checkParent(faults);
    checkCount("services", services, Template.MAX_SERVICES, faults);
    checkCount("items", items, Template.MAX_ITEMS, faults);
    checkCount("narrows", narrowings, Template.MAX_ITEMS, faults);
    checkCount("unique", uniqueSets, UniqueSet.MAX_COUNT, faults);
    Set<String> kinds = new HashSet<>();
    services.forEach(
        (at, service) -> different(kinds, service.kind(), "services", at, "kind", faults));
    checkItems(faults);
    checkNarrowings(faults);
    checkUniqueSets(faults);
  }

  private void checkParent(FaultSink faults) {
    if (parent.isPresent() && parent.get().handle().equals(reference.handle())) {
      faults.add("extends", Fault.of("template.self", reference.handle()));
    }
    if (parent.isEmpty() && !narrowings.isEmpty()) {
      faults.add("narrows", Fault.of("template.no-parent"));
    }
  }

  private void checkItems(FaultSink faults) {
    Set<String> indexes = new HashSet<>();
    Set<String> codes = new HashSet<>();
    Set<String> english = new HashSet<>();
    Set<String> chinese = new HashSet<>();
    items.forEach(
        (at, item) -> {
          different(indexes, Integer.toString(item.id().index()), "items", at, "index", faults);
          different(codes, item.id().code(), "items", at, "code", faults);
          different(english, item.names().en(), "items", at, "names.en", faults);
          different(chinese, item.names().zh(), "items", at, "names.zh", faults);
        });
  }

  private void checkNarrowings(FaultSink faults) {
    Map<Integer, Item> own = new HashMap<>();
    items.values().forEach(item -> own.put(item.id().index(), item));
    Set<String> indexes = new HashSet<>();
    narrowings.forEach(
        (at, narrowing) -> {
          String index = Integer.toString(narrowing.id().index());
          different(indexes, index, "narrows", at, "index", faults);
          if (own.containsKey(narrowing.id().index())) {
            faults.add("narrows[" + at + "].index", Fault.of("narrow.own", narrowing.id()));
          }
        });
  }

  private void checkUniqueSets(FaultSink faults) {
    Set<String> codes = new HashSet<>();
    items.values().forEach(item -> codes.add(item.id().code()));
    Set<Set<String>> sets = new HashSet<>();
    uniqueSets.forEach(
        (at, set) -> {
          String path = "unique[" + at + "]";
          if (!sets.add(Set.copyOf(set.codes()))) {
            faults.add(path, Fault.of("duplicate", String.join(", ", set.codes())));
          }
          for (String code : set.codes()) {
            if (parent.isEmpty() && !codes.contains(code)) {
              faults.add(path, Fault.of("unique.unknown", code));
            }
          }
        });
  }

  private static void different(
      Set<String> seen, String value, String list, int at, String key, FaultSink faults) {
    if (!seen.add(value.toUpperCase(Locale.ROOT))) {
      faults.add(list + "[" + at + "]." + key, Fault.of("duplicate", value));
    }
  }

  private static void checkCount(
      String list, SortedMap<Integer, ?> parts, int max, FaultSink faults) {
    if (parts.size() > max) {
      faults.add(list, Fault.of("count", parts.size(), max));
    }
  }

  private static <T> SortedMap<Integer, T> placed(List<T> parts) {
    SortedMap<Integer, T> placed = new TreeMap<>();
    parts.forEach(part -> placed.put(placed.size(), part));
    return placed;
  }
}
