package io.tanbiao.core.register;

import static io.tanbiao.core.SampleNode.ADMIN;
import static io.tanbiao.core.register.Writes.FURNACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNode;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.AddValues;
import io.tanbiao.core.operation.Operation.ModifyValues;
import io.tanbiao.core.operation.Operation.RemoveValues;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any sequence of writes on one record does what it does to a sorted map. */
class RegistrarProperties {
  private static final int DONE = 1;
  private static final int VALUES_NOT_FOUND = 200;
  private static final int VALUE_ALREADY_EXISTS = 201;
  private static final int INVALID_VALUE = 202;

  private enum Kind {
    ADD,
    OVERWRITE,
    MODIFY,
    REMOVE
  }

  private record Action(Kind kind, List<HandleValue> values) {
    Operation operation() {
      Handle handle = Handle.of(FURNACE);
      return switch (kind) {
        case ADD, OVERWRITE -> new AddValues(handle, values);
        case MODIFY -> new ModifyValues(handle, values);
        case REMOVE -> new RemoveValues(handle, indexes());
      };
    }

    List<Integer> indexes() {
      return values.stream().map(HandleValue::index).toList();
    }

    boolean hasDuplicates() {
      return new HashSet<>(indexes()).size() < values.size();
    }
  }

  @Provide
  Arbitrary<List<Action>> actions() {
    Arbitrary<HandleValue> values =
        Combinators.combine(Arbitraries.integers().between(1, 5), Arbitraries.of("one", "two"))
            .as((index, data) -> HandleValue.of(index, "URL", data));
    return Combinators.combine(Arbitraries.of(Kind.class), values.list().ofMaxSize(3))
        .as(Action::new)
        .list()
        .ofMaxSize(12);
  }

  @Property(tries = 300)
  void doesWhatASortedMapDoes(@ForAll("actions") List<Action> actions) {
    SampleNode node = new SampleNode().with(FURNACE);
    Map<Integer, HandleValue> model = new TreeMap<>();
    for (Action action : actions) {
      node.clock().move(Duration.ofSeconds(1));
      int expected = refusalBy(model, action);
      if (expected == DONE) {
        apply(model, action, node.clock().seconds());
      }

      int flags = action.kind() == Kind.OVERWRITE ? OpFlags.OVRW : 0;
      assertThat(node.as(ADMIN, action.operation(), flags).responseCode()).isEqualTo(expected);
      assertThat(node.valuesOf(FURNACE)).containsExactlyElementsOf(model.values());
    }
  }

  private static int refusalBy(Map<Integer, HandleValue> model, Action action) {
    boolean allKnown = model.keySet().containsAll(action.indexes());
    boolean anyKnown = action.indexes().stream().anyMatch(model::containsKey);
    boolean duplicates = action.hasDuplicates();
    boolean empty = action.values().isEmpty();
    return switch (action.kind()) {
      case ADD -> empty ? INVALID_VALUE : duplicates || anyKnown ? VALUE_ALREADY_EXISTS : DONE;
      case OVERWRITE -> empty ? INVALID_VALUE : duplicates ? VALUE_ALREADY_EXISTS : DONE;
      case MODIFY -> !allKnown ? VALUES_NOT_FOUND : empty || duplicates ? INVALID_VALUE : DONE;
      case REMOVE -> allKnown ? DONE : VALUES_NOT_FOUND;
    };
  }

  private static void apply(Map<Integer, HandleValue> model, Action action, int seconds) {
    if (action.kind() == Kind.REMOVE) {
      model.keySet().removeAll(action.indexes());
      return;
    }
    for (HandleValue value : action.values()) {
      HandleValue before = model.get(value.index());
      boolean same = before != null && before.data().equals(value.data());
      model.put(value.index(), same ? before : value.at(seconds));
    }
  }
}
