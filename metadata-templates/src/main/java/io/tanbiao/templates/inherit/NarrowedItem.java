package io.tanbiao.templates.inherit;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultException;
import io.tanbiao.templates.fault.FaultSink;
import io.tanbiao.templates.template.Item;
import io.tanbiao.templates.template.ItemKind;
import io.tanbiao.templates.template.ItemState;
import io.tanbiao.templates.template.Narrowing;
import io.tanbiao.templates.template.Trait;
import io.tanbiao.templates.template.Visibility;
import java.util.Optional;

/** An inherited item with what a template demands of it besides. */
final class NarrowedItem {
  private NarrowedItem() {}

  /** The item; nothing when both cannot hold together, which is told. */
  static Optional<Item> of(Item item, Narrowing narrowing, FaultSink faults) {
    ItemKind kind =
        narrowing.bounds().map(bounds -> item.kind().narrowed(bounds, faults)).orElse(item.kind());
    try {
      return Optional.of(
          item.with(kind)
              .with(visibility(item, narrowing, faults))
              .with(state(item, narrowing, faults))
              .with(narrowing.traits().toArray(Trait[]::new)));
    } catch (FaultException e) {
      faults.add("", e.fault());
      return Optional.empty();
    }
  }

  private static Visibility visibility(Item item, Narrowing narrowing, FaultSink faults) {
    Visibility wanted = narrowing.visibility().orElse(item.visibility());
    if (wanted.isWithin(item.visibility())) {
      return wanted;
    }
    ItemKind.notWithin("visibility", wanted.word(), item.visibility().word(), faults);
    return item.visibility();
  }

  private static ItemState state(Item item, Narrowing narrowing, FaultSink faults) {
    ItemState wanted = narrowing.state().orElse(item.state());
    boolean enables = wanted == ItemState.ENABLED && item.state() != ItemState.ENABLED;
    if (enables) {
      ItemKind.notWithin("state", wanted.word(), item.state().word(), faults);
    } else if (wanted != item.state() && item.is(Trait.REQUIRED)) {
      faults.add("state", Fault.of("narrow.required", item.id()));
    } else {
      return wanted;
    }
    return item.state();
  }
}
