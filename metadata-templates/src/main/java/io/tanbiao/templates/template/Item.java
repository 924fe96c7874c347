package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One item of a template (数据项).
 *
 * @param id its index and code
 * @param names its names
 * @param kind what its values are
 * @param traits what else holds for it
 * @param visibility who may read it unless the owner grants more
 * @param state whether it may be used
 * @param sameAs items of other templates that mean the same
 * @param notes words about it
 */
public record Item(
    ItemId id,
    Names names,
    ItemKind kind,
    Set<Trait> traits,
    Visibility visibility,
    ItemState state,
    List<SameAs> sameAs,
    ItemNotes notes) {

  /** Checks what one item can show to be wrong. */
  public Item {
    traits = Set.copyOf(traits);
    sameAs = List.copyOf(sameAs);
    names.checked(Names.OF_ITEM);
    kind.missing()
        .ifPresent(
            fault -> {
              throw fault.exception();
            });
    if (traits.contains(Trait.REQUIRED) && state == ItemState.DISABLED) {
      throw Fault.of("item.required-disabled", id.code()).exception();
    }
    if (traits.contains(Trait.UNIQUE) && kind.maxValues() > 1) {
      throw Fault.of("item.unique-many", id.code()).exception();
    }
    if (sameAs.size() > SameAs.MAX_COUNT) {
      throw Fault.of("count", sameAs.size(), SameAs.MAX_COUNT).exception();
    }
  }

  /** An enabled item that everybody may read and no instance needs. */
  public static Item of(ItemId id, Names names, ItemKind kind) {
    return new Item(
        id, names, kind, Set.of(), Visibility.PUBLIC, ItemState.ENABLED, List.of(), ItemNotes.NONE);
  }

  /** Whether a trait holds for the item. */
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** The item with further traits. */
  public Item with(Trait... more) {
    Set<Trait> all = EnumSet.noneOf(Trait.class);
    all.addAll(traits);
    all.addAll(List.of(more));
    return new Item(id, names, kind, all, visibility, state, sameAs, notes);
  }

  /** The item with another kind. */
  public Item with(ItemKind other) {
    return new Item(id, names, other, traits, visibility, state, sameAs, notes);
  }

  /** The item in another state. */
  public Item with(ItemState other) {
    return new Item(id, names, kind, traits, visibility, other, sameAs, notes);
  }

  /** The item with another visibility. */
  public Item with(Visibility other) {
    return new Item(id, names, kind, traits, other, state, sameAs, notes);
  }
}
