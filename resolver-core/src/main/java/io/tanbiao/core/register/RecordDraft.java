package io.tanbiao.core.register;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Condition;
import io.tanbiao.core.store.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A record as it is and the values it shall have.
 *
 * <p>Values that say the same as before keep their timestamp; all others get the time of the write.
 */
final class RecordDraft {
  private final HandleKey key;
  private final HandleRecord before;
  private final List<HandleValue> valuesBefore;
  private final List<HandleValue> values;
  private final Set<Integer> asked = new HashSet<>();

  RecordDraft(HandleKey key, HandleRecord before, List<HandleValue> valuesBefore) {
    this.key = key;
    this.before = before;
    this.valuesBefore = valuesBefore;
    this.values = new ArrayList<>(valuesBefore);
  }

  HandleKey key() {
    return key;
  }

  HandleRecord before() {
    return before;
  }

  List<HandleValue> valuesBefore() {
    return valuesBefore;
  }

  /** The values it shall have. */
  List<HandleValue> values() {
    return List.copyOf(values);
  }

  /** The indexes it has. */
  Set<Integer> indexes() {
    return valuesBefore.stream().map(HandleValue::index).collect(Collectors.toSet());
  }

  /**
   * Puts values in the place of those with the same index; a new one before the first with a higher
   * index, as deployed servers show them.
   */
  void put(List<HandleValue> written) {
    askFor(written);
    for (HandleValue value : written) {
      int same = firstPlace(other -> other.index() == value.index());
      if (same < values.size()) {
        values.set(same, value);
      } else {
        values.add(firstPlace(other -> other.index() > value.index()), value);
      }
    }
  }

  /** Takes values out. */
  void remove(Set<Integer> indexes) {
    values.removeIf(value -> indexes.contains(value.index()));
  }

  /** Puts other values in the place of all. */
  void replaceAll(List<HandleValue> written) {
    askFor(written);
    values.clear();
    values.addAll(written);
  }

  /**
   * Values that not everybody may read count as changed even if they are sent as they are: else the
   * rights asked for would tell whether somebody guessed them.
   */
  private void askFor(List<HandleValue> written) {
    Set<Integer> indexes = written.stream().map(HandleValue::index).collect(Collectors.toSet());
    valuesBefore.stream()
        .filter(value -> !HandleRecord.isReadableForEverybody(value))
        .map(HandleValue::index)
        .filter(indexes::contains)
        .forEach(asked::add);
  }

  /** What the request changes. */
  List<ValueChange> changes() {
    return ValueChange.between(valuesBefore, values);
  }

  /** What the request asks to write, by which rights are judged. */
  List<ValueChange> asked() {
    return ValueChange.between(valuesBefore, values, asked);
  }

  /** Writes the record if anything changed, on condition that it is still as it was. */
  Change toChange(long nowMillis) {
    if (changes().isEmpty()) {
      return new Change(nowMillis, List.of(), List.of());
    }
    HandleRecord after =
        HandleRecord.of(before.handle(), before.revision() + 1, stamped(nowMillis));
    return new Change(
        nowMillis,
        List.of(Condition.unchanged(key, before)),
        List.of(new Write.UpdateRecord(key, after)));
  }

  /** The first place with such a value, or the one behind the last. */
  private int firstPlace(Predicate<HandleValue> wanted) {
    int place = 0;
    while (place < values.size() && !wanted.test(values.get(place))) {
      place++;
    }
    return place;
  }

  private List<HandleValue> stamped(long nowMillis) {
    Map<Integer, HandleValue> old = new HashMap<>();
    valuesBefore.forEach(value -> old.put(value.index(), value));
    int nowSeconds = (int) (nowMillis / 1000);
    return values.stream()
        .map(
            value -> {
              HandleValue earlier = old.get(value.index());
              boolean same = earlier != null && earlier.saysTheSameAs(value);
              return same ? earlier : value.at(nowSeconds);
            })
        .toList();
  }
}
