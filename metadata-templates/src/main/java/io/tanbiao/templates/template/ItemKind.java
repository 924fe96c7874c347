package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultSink;
import java.util.Optional;

/**
 * What the values of an item are. What a kind does not bound it leaves open, so that a kind can
 * also say by how much a template narrows an item of the one it extends.
 */
public sealed interface ItemKind
    permits TextKind, NumberKind, DateKind, FileKind, ReferenceKind, CodeKind {

  /** The word for the kind in files. */
  String word();

  /** The most values that one instance may have of the item: 1 for most kinds. */
  int maxValues();

  /** What bounds lack to be the kind of an item. */
  default Optional<Fault> missing() {
    return Optional.empty();
  }

  /**
   * Tells what is wrong with a value, as far as the value alone shows it. The problem of a fault is
   * the rule that the value breaks, its other text says how to mend it.
   */
  void check(String value, FaultSink faults);

  /** The same text for all values that mean the same, as far as the value alone shows it. */
  default String canonical(String value) {
    return value;
  }

  /**
   * This kind within further bounds; tells where the bounds would let in what this kind refuses.
   * Takes no value that this kind does not take, whatever the bounds are.
   */
  ItemKind narrowed(ItemKind bounds, FaultSink faults);

  /** Tells that bounds are of another kind. */
  static void differ(ItemKind kind, ItemKind bounds, FaultSink faults) {
    faults.add("kind", Fault.of("narrow.kind", bounds.word(), kind.word()));
  }

  /** Tells that bounds are not within those that hold. */
  static void notWithin(String key, Object bound, Object holds, FaultSink faults) {
    faults.add(key, Fault.of("narrow.bound", key, bound, holds));
  }
}
