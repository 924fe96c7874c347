package io.tanbiao.templates.document;

import io.tanbiao.templates.pattern.TextPattern;
import io.tanbiao.templates.template.CharacterSet;
import io.tanbiao.templates.template.CodeKind;
import io.tanbiao.templates.template.DateKind;
import io.tanbiao.templates.template.FileKind;
import io.tanbiao.templates.template.Heading;
import io.tanbiao.templates.template.Interval;
import io.tanbiao.templates.template.Item;
import io.tanbiao.templates.template.ItemId;
import io.tanbiao.templates.template.ItemKind;
import io.tanbiao.templates.template.ItemState;
import io.tanbiao.templates.template.MediaSort;
import io.tanbiao.templates.template.Names;
import io.tanbiao.templates.template.Narrowing;
import io.tanbiao.templates.template.NumberKind;
import io.tanbiao.templates.template.ReferenceKind;
import io.tanbiao.templates.template.SameAs;
import io.tanbiao.templates.template.Service;
import io.tanbiao.templates.template.Standard;
import io.tanbiao.templates.template.Template;
import io.tanbiao.templates.template.TemplateState;
import io.tanbiao.templates.template.TextKind;
import io.tanbiao.templates.template.Trait;
import io.tanbiao.templates.template.UniqueSet;
import io.tanbiao.templates.template.Visibility;
import io.tanbiao.templates.unit.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A template as maps, lists, texts, whole numbers and flags, keys in the order of the
 * documentation. What holds anyway is left out.
 */
final class TemplateTree {
  private TemplateTree() {}

  static Map<String, Object> of(Template template) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("handle", template.reference().handle().toString());
    tree.put("version", template.reference().version());
    put(tree, "revision", template.id().revision(), 0);
    put(tree, "state", template.state().word(), TemplateState.DRAFT.word());
    putHeading(tree, template.heading());
    template.parent().ifPresent(parent -> tree.put("extends", parent.toString()));
    put(tree, "services", template.services().stream().map(TemplateTree::of).toList(), List.of());
    put(tree, "items", template.items().stream().map(TemplateTree::of).toList(), List.of());
    put(tree, "narrows", template.narrowings().stream().map(TemplateTree::of).toList(), List.of());
    put(tree, "unique", template.uniqueSets().stream().map(UniqueSet::codes).toList(), List.of());
    return tree;
  }

  private static void putHeading(Map<String, Object> tree, Heading heading) {
    tree.put("level", heading.level().word());
    tree.put("names", of(heading.names()));
    put(tree, "description", heading.description(), "");
    put(tree, "classify", heading.classify(), "");
    heading.industry().ifPresent(industry -> tree.put("industry", industry.toString()));
    put(tree, "standards", heading.standards().stream().map(TemplateTree::of).toList(), List.of());
  }

  private static Map<String, Object> of(Names names) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("en", names.en());
    tree.put("zh", names.zh());
    return tree;
  }

  private static Map<String, Object> of(Standard standard) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("number", standard.number());
    put(tree, "title", standard.title(), "");
    tree.put("status", standard.status().word());
    return tree;
  }

  private static Map<String, Object> of(Service service) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", service.kind());
    tree.put("address", service.address());
    return tree;
  }

  private static Map<String, Object> of(Item item) {
    Map<String, Object> tree = new LinkedHashMap<>();
    putId(tree, item.id());
    tree.put("names", of(item.names()));
    putKind(tree, item.kind(), false);
    putTraits(tree, item.traits());
    put(tree, "visibility", item.visibility().word(), Visibility.PUBLIC.word());
    put(tree, "state", item.state().word(), ItemState.ENABLED.word());
    put(tree, "sameAs", item.sameAs().stream().map(TemplateTree::of).toList(), List.of());
    put(tree, "definition", item.notes().definition(), "");
    put(tree, "comment", item.notes().comment(), "");
    return tree;
  }

  private static Map<String, Object> of(Narrowing narrowing) {
    Map<String, Object> tree = new LinkedHashMap<>();
    putId(tree, narrowing.id());
    narrowing.bounds().ifPresent(kind -> putKind(tree, kind, true));
    putTraits(tree, narrowing.traits());
    narrowing.visibility().ifPresent(visibility -> tree.put("visibility", visibility.word()));
    narrowing.state().ifPresent(state -> tree.put("state", state.word()));
    return tree;
  }

  private static Map<String, Object> of(SameAs sameAs) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("template", sameAs.template().toString());
    tree.put("item", sameAs.item());
    put(tree, "unit", sameAs.unit(), "");
    return tree;
  }

  private static void putId(Map<String, Object> tree, ItemId id) {
    tree.put("index", id.index());
    tree.put("code", id.code());
  }

  private static void putTraits(Map<String, Object> tree, Set<Trait> traits) {
    for (Trait trait : Trait.values()) {
      put(tree, trait.word(), traits.contains(trait), false);
    }
  }

  private static void putKind(Map<String, Object> tree, ItemKind kind, boolean isBounds) {
    tree.put("kind", kind.word());
    if (kind instanceof TextKind text) {
      put(tree, "minLength", text.minLength(), 0);
      put(tree, "maxLength", text.maxLength(), TextKind.MAX_LENGTH);
      putTexts(tree, "pattern", text.patterns().stream().map(TextPattern::toString).toList());
      put(tree, "charset", text.characters().word(), CharacterSet.ANY.word());
    } else if (kind instanceof NumberKind number) {
      putNumber(tree, number);
    } else if (kind instanceof DateKind date) {
      date.form().ifPresent(form -> tree.put("format", form.word()));
      date.earliest().ifPresent(day -> tree.put("earliest", day.toString()));
      date.latest().ifPresent(day -> tree.put("latest", day.toString()));
    } else if (kind instanceof FileKind file) {
      put(tree, "media", file.sort().word(), MediaSort.FILE.word());
      put(tree, "count", file.maxCount(), isBounds ? FileKind.MAX_COUNT : 1);
      put(tree, "suffixes", file.suffixes(), List.of());
    } else if (kind instanceof ReferenceKind reference) {
      reference.template().ifPresent(handle -> tree.put("template", handle.toString()));
      put(tree, "item", reference.item(), "");
      put(tree, "many", reference.many(), isBounds);
    } else if (kind instanceof CodeKind code) {
      put(tree, "codes", code.codes().stream().map(TemplateTree::of).toList(), List.of());
      put(tree, "list", code.list(), "");
    } else {
      throw new AssertionError(kind);
    }
  }

  private static void putNumber(Map<String, Object> tree, NumberKind number) {
    put(tree, "unit", number.unit().code(), Unit.ONE.code());
    put(tree, "decimals", number.decimals(), number.digits());
    put(tree, "digits", number.digits(), NumberKind.MAX_DIGITS);
    putTexts(tree, "range", number.ranges().stream().map(Interval::toString).toList());
  }

  private static Map<String, Object> of(CodeKind.Code code) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("code", code.code());
    tree.put("en", code.names().en());
    tree.put("zh", code.names().zh());
    return tree;
  }

  /** One text as itself, several as a list. */
  private static void putTexts(Map<String, Object> tree, String key, List<String> texts) {
    if (texts.size() == 1) {
      tree.put(key, texts.get(0));
    } else {
      put(tree, key, new ArrayList<>(texts), List.of());
    }
  }

  private static void put(Map<String, Object> tree, String key, Object value, Object missing) {
    if (!value.equals(missing)) {
      tree.put(key, value);
    }
  }
}
