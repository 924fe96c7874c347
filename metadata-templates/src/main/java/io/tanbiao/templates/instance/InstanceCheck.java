package io.tanbiao.templates.instance;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.inherit.EffectiveItem;
import io.tanbiao.templates.inherit.EffectiveTemplate;
import io.tanbiao.templates.inherit.UniqueRule;
import io.tanbiao.templates.template.CodeKind;
import io.tanbiao.templates.template.Item;
import io.tanbiao.templates.template.ItemState;
import io.tanbiao.templates.template.ReferenceKind;
import io.tanbiao.templates.template.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks the values of one instance against a template: a pure function of both, which tells all
 * that is wrong in an order that depends on them alone.
 */
public final class InstanceCheck {
  private final EffectiveTemplate template;
  private final Map<Integer, List<String>> given = new HashMap<>();
  private final List<ValueFinding> findings = new ArrayList<>();
  private final List<ValueFinding> strangers = new ArrayList<>();
  private final List<ReferenceDemand> references = new ArrayList<>();
  private final List<ListDemand> lists = new ArrayList<>();

  private InstanceCheck(EffectiveTemplate template) {
    this.template = template;
  }

  /**
   * What a template says to values.
   *
   * @param values texts by code or index of the item; an item without texts, or with empty ones
   *     only, counts as missing where it is required
   */
  public static Judgement of(EffectiveTemplate template, Map<String, List<String>> values) {
    InstanceCheck check = new InstanceCheck(template);
    new TreeMap<>(values).forEach(check::take);
    template.items().stream().map(EffectiveItem::item).forEach(check::check);
    check.findings.addAll(check.strangers);
    return new Judgement(check.findings, check.references, check.lists, check.claims());
  }

  private void take(String name, List<String> texts) {
    Optional<Item> item = named(name);
    if (item.isEmpty()) {
      String value = texts.isEmpty() ? "" : texts.get(0);
      String handle = template.id().reference().toString();
      strangers.add(ValueFinding.of(name, value, Fault.of("value.item", handle)));
    } else if (given.putIfAbsent(item.get().id().index(), List.copyOf(texts)) != null) {
      strangers.add(ValueFinding.of(name, "", Fault.of("value.twice", item.get().id())));
    }
  }

  private Optional<Item> named(String name) {
    Optional<EffectiveItem> byCode = template.item(name);
    boolean isIndex = byCode.isEmpty() && name.matches("[0-9]{4}");
    return (isIndex ? template.item(Integer.parseInt(name)) : byCode).map(EffectiveItem::item);
  }

  private void check(Item item) {
    List<String> texts = given.getOrDefault(item.id().index(), List.of());
    String code = item.id().code();
    if (texts.stream().allMatch(String::isEmpty) && item.is(Trait.REQUIRED)) {
      if (item.state() == ItemState.ENABLED) {
        tell(item, "", Fault.of("value.missing", code));
      }
    } else if (!texts.isEmpty() && item.state() != ItemState.ENABLED) {
      tell(item, texts.get(0), Fault.of("value.disabled", item.state().word()));
    } else {
      checkTexts(item, texts);
    }
  }

  private void checkTexts(Item item, List<String> texts) {
    if (texts.size() > item.kind().maxValues()) {
      tell(item, "", Fault.of("value.count", item.kind().maxValues(), texts.size()));
      return;
    }
    HashSet<String> seen = new HashSet<>();
    for (String text : texts) {
      int before = findings.size();
      if (!seen.add(item.kind().canonical(text))) {
        tell(item, text, Fault.of("value.again"));
      }
      item.kind().check(text, (path, fault) -> tell(item, text, fault));
      if (findings.size() == before) {
        demand(item, text);
      }
    }
  }

  private void demand(Item item, String text) {
    String code = item.id().code();
    if (item.kind() instanceof ReferenceKind reference) {
      Handle expected = reference.template().orElseThrow(() -> new AssertionError(item));
      references.add(new ReferenceDemand(code, Handle.of(text), expected));
    } else if (item.kind() instanceof CodeKind codes && !codes.list().isEmpty()) {
      lists.add(new ListDemand(code, text, codes.list()));
    }
  }

  private List<UniqueClaim> claims() {
    List<UniqueClaim> claims = new ArrayList<>();
    for (UniqueRule rule : template.uniqueRules()) {
      List<String> values = new ArrayList<>();
      for (String code : rule.codes()) {
        Item item = template.item(code).orElseThrow(() -> new AssertionError(rule)).item();
        given.getOrDefault(item.id().index(), List.of()).stream()
            .limit(1)
            .map(item.kind()::canonical)
            .forEach(values::add);
      }
      if (values.size() == rule.codes().size()) {
        claims.add(new UniqueClaim(rule.within(), rule.codes(), values));
      }
    }
    return claims;
  }

  private void tell(Item item, String value, Fault fault) {
    findings.add(ValueFinding.of(item.id().code(), value, fault));
  }
}
