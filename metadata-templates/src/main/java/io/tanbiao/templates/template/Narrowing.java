package io.tanbiao.templates.template;

import java.util.Optional;
import java.util.Set;

/**
 * What a template demands of an item of the one it extends, beyond what is demanded there.
 *
 * @param id index and code of that item
 * @param bounds further bounds of its values, of the same kind
 * @param traits what holds for it besides
 * @param visibility who may still read it
 * @param state {@link ItemState#DISABLED} when instances no longer have it
 */
public record Narrowing(
    ItemId id,
    Optional<ItemKind> bounds,
    Set<Trait> traits,
    Optional<Visibility> visibility,
    Optional<ItemState> state) {

  /** Keeps the traits. */
  public Narrowing {
    traits = Set.copyOf(traits);
  }

  /** Further bounds of an item's values. */
  public static Narrowing of(ItemId id, ItemKind bounds) {
    return new Narrowing(id, Optional.of(bounds), Set.of(), Optional.empty(), Optional.empty());
  }
}
