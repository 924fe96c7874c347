package io.tanbiao.templates.document;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultException;
import io.tanbiao.templates.fault.FaultSink;
import io.tanbiao.templates.template.Item;
import io.tanbiao.templates.template.ItemId;
import io.tanbiao.templates.template.ItemKind;
import io.tanbiao.templates.template.ItemNotes;
import io.tanbiao.templates.template.ItemState;
import io.tanbiao.templates.template.Names;
import io.tanbiao.templates.template.Narrowing;
import io.tanbiao.templates.template.SameAs;
import io.tanbiao.templates.template.TemplateReference;
import io.tanbiao.templates.template.TextRule;
import io.tanbiao.templates.template.Trait;
import io.tanbiao.templates.template.Visibility;
import io.tanbiao.templates.template.Worded;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads items and what is demanded of items beyond the template that is extended. */
final class ItemReader {
  private ItemReader() {}

  /** The item that a node is. */
  static Optional<Item> item(Node node, FaultSink faults) {
    Optional<Fields> found = Fields.of(node, faults);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Fields fields = found.get();
    Optional<ItemId> id = id(fields);
    Optional<Names> names = names(fields, Names.OF_ITEM);
    Optional<ItemKind> kind = KindReader.item(fields).filter(k -> k.missing().isEmpty());
    Set<Trait> traits = traits(fields);
    Visibility visibility = visibility(fields).orElse(Visibility.PUBLIC);
    ItemState state = state(fields).orElse(ItemState.ENABLED);
    List<SameAs> sameAs = List.copyOf(fields.list("sameAs", ItemReader::sameAs).values());
    String definition = fields.text("definition", ItemNotes.TEXT::checked);
    String comment = fields.text("comment", ItemNotes.TEXT::checked);
    fields.finish();
    if (id.isEmpty() || names.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    ItemNotes notes = new ItemNotes(definition, comment);
    try {
      return Optional.of(
          new Item(id.get(), names.get(), kind.get(), traits, visibility, state, sameAs, notes));
    } catch (FaultException e) {
      faults.add("", e.fault());
      return Optional.empty();
    }
  }

  /** The narrowing that a node is. */
  static Optional<Narrowing> narrowing(Node node, FaultSink faults) {
    return Fields.of(node, faults)
        .flatMap(
            fields -> {
              Optional<ItemId> id = id(fields);
              Optional<ItemKind> bounds = KindReader.bounds(fields);
              Set<Trait> traits = traits(fields);
              Optional<Visibility> visibility = visibility(fields);
              Optional<ItemState> state = state(fields);
              fields.finish();
              return id.map(known -> new Narrowing(known, bounds, traits, visibility, state));
            });
  }

  /** English and Chinese names behind the key {@code names}. */
  static Optional<Names> names(Fields fields, TextRule rule) {
    return fields
        .requiredMapping("names")
        .flatMap(
            names -> {
              Optional<String> en = names.required("en", rule::checked);
              Optional<String> zh = names.required("zh", rule::checked);
              names.finish();
              return en.flatMap(english -> zh.map(chinese -> new Names(english, chinese)));
            });
  }

  private static Optional<ItemId> id(Fields fields) {
    Optional<Integer> index = fields.requiredWhole("index").filter(i -> isIndex(i, fields));
    Optional<String> code = fields.required("code", ItemReader::code);
    return index.flatMap(i -> code.map(c -> new ItemId(i, c)));
  }

  private static boolean isIndex(int index, Fields fields) {
    Optional<Fault> fault = ItemId.faultOfIndex(index);
    fault.ifPresent(f -> fields.faults().add("index", f));
    return fault.isEmpty();
  }

  private static String code(String text) {
    ItemId.faultOfCode(text)
        .ifPresent(
            fault -> {
              throw fault.exception();
            });
    return text;
  }

  private static Set<Trait> traits(Fields fields) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    for (Trait trait : Trait.values()) {
      if (fields.flag(trait.word())) {
        traits.add(trait);
      }
    }
    return traits;
  }

  private static Optional<Visibility> visibility(Fields fields) {
    return fields.optional("visibility", word -> Worded.of(Visibility.class, word));
  }

  private static Optional<ItemState> state(Fields fields) {
    return fields.optional("state", word -> Worded.of(ItemState.class, word));
  }

  private static Optional<SameAs> sameAs(Node node, FaultSink faults) {
    return Fields.of(node, faults)
        .flatMap(
            fields -> {
              var template = fields.required("template", TemplateReference::templateHandle);
              Optional<String> item = fields.required("item", ItemId.CODE::checked);
              String unit = fields.text("unit", SameAs.UNIT::checked);
              fields.finish();
              return template.flatMap(t -> item.map(i -> new SameAs(t, i, unit)));
            });
  }
}
