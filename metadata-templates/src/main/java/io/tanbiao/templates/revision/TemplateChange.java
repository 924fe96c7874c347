package io.tanbiao.templates.revision;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultException;
import io.tanbiao.templates.fault.FaultSink;
import io.tanbiao.templates.template.Item;
import io.tanbiao.templates.template.NumberKind;
import io.tanbiao.templates.template.Template;
import io.tanbiao.templates.template.TemplateId;
import io.tanbiao.templates.template.TemplateState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides what a change of a template makes. Pure; any thread may ask. */
public final class TemplateChange {
  private TemplateChange() {}

  /**
   * The next revision of a version of a template, a draft. Items that are not sent stay; one is the
   * old one only if index and code both agree, and then keeps its kind and unit.
   *
   * @param kept the newest revision that was ever published
   * @param sent what the template is to be
   * @param faults told what may not change, with the path in what was sent
   * @return nothing when there is a fault
   */
  public static Optional<Template> next(Template kept, Template sent, FaultSink faults) {
    boolean[] faulty = {false};
    FaultSink counted =
        (path, fault) -> {
          faulty[0] = true;
          faults.add(path, fault);
        };
    checkWhole(kept, sent, counted);
    List<Item> items = items(kept, sent, counted);
    if (faulty[0]) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Template(
              new TemplateId(kept.reference(), kept.id().revision() + 1),
              sent.heading(),
              sent.parent(),
              TemplateState.DRAFT,
              sent.services(),
              items,
              sent.narrowings(),
              sent.uniqueSets()));
    } catch (FaultException e) {
      faults.add("items", e.fault());
      return Optional.empty();
    }
  }

  /**
   * The template in another state.
   *
   * @return nothing when it may not go there, which is told
   */
  public static Optional<Template> moved(Template kept, TemplateState state, FaultSink faults) {
    if (!kept.state().mayBecome(state)) {
      faults.add("state", Fault.of("change.state", kept.state().word(), state.word()));
      return Optional.empty();
    }
    return Optional.of(kept.with(state));
  }

  private static void checkWhole(Template kept, Template sent, FaultSink faults) {
    if (!kept.reference().equals(sent.reference())) {
      faults.add("version", Fault.of("change.reference", sent.reference(), kept.reference()));
    }
    if (kept.state() == TemplateState.DELETED) {
      faults.add("", Fault.of("change.deleted", kept.reference()));
    }
    if (kept.heading().level() != sent.heading().level()) {
      faults.add(
          "level",
          Fault.of("change.fixed", sent.heading().level().word(), kept.heading().level().word()));
    }
    if (!kept.parent().map(p -> p.handle()).equals(sent.parent().map(p -> p.handle()))) {
      faults.add(
          "extends",
          Fault.of(
              "change.fixed",
              sent.parent().map(p -> p.handle().toString()).orElse("-"),
              kept.parent().map(p -> p.handle().toString()).orElse("-")));
    }
  }

  private static List<Item> items(Template kept, Template sent, FaultSink faults) {
    Map<Integer, Item> items = new TreeMap<>();
    kept.items().forEach(item -> items.put(item.id().index(), item));
    for (int i = 0; i < sent.items().size(); i++) {
      Item item = sent.items().get(i);
      Item old = items.put(item.id().index(), item);
      if (old != null && !old.id().equals(item.id())) {
        faults.add("items[" + i + "].code", Fault.of("change.item", item.id(), old.id()));
      } else if (old != null) {
        checkKind(old, item, faults.under("items[" + i + "]"));
      }
    }
    return new ArrayList<>(items.values());
  }

  private static void checkKind(Item old, Item item, FaultSink faults) {
    if (!old.kind().word().equals(item.kind().word())) {
      faults.add("kind", Fault.of("change.fixed", item.kind().word(), old.kind().word()));
    } else if (old.kind() instanceof NumberKind was
        && item.kind() instanceof NumberKind is
        && !was.unit().equals(is.unit())) {
      faults.add("unit", Fault.of("change.fixed", is.unit(), was.unit()));
    }
  }
}
