package io.tanbiao.core.register;

import io.tanbiao.core.administer.AdminRight;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.ValueTypes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One value before and after a request, and the rights this takes (wire notes §4).
 *
 * @param before empty: the value is added
 * @param after empty: the value is removed
 */
record ValueChange(Optional<HandleValue> before, Optional<HandleValue> after) {

  /** The changes that lead from one list of values to another. */
  static List<ValueChange> between(List<HandleValue> before, List<HandleValue> after) {
    return between(before, after, Set.of());
  }

  /**
   * The same, and the values of some indexes even if they say the same before and after.
   *
   * @param asked indexes that count whether they change or not
   */
  static List<ValueChange> between(
      List<HandleValue> before, List<HandleValue> after, Set<Integer> asked) {
    Map<Integer, HandleValue> kept = byIndex(after);
    var removed =
        before.stream()
            .filter(value -> !kept.containsKey(value.index()))
            .map(value -> new ValueChange(Optional.of(value), Optional.empty()));
    var addedOrChanged =
        putting(after, before)
            .filter(
                change ->
                    change.changesSomething()
                        || asked.contains(change.after().orElseThrow().index()));
    return Stream.concat(removed, addedOrChanged).toList();
  }

  /** What becomes of values in whose place others are put, also where they say the same. */
  static Stream<ValueChange> putting(List<HandleValue> written, List<HandleValue> before) {
    Map<Integer, HandleValue> old = byIndex(before);
    return written.stream()
        .map(
            value ->
                new ValueChange(Optional.ofNullable(old.get(value.index())), Optional.of(value)));
  }

  /** The rights that all the changes take together. */
  static Set<AdminRight> rightsOf(List<ValueChange> changes) {
    Set<AdminRight> rights = EnumSet.noneOf(AdminRight.class);
    changes.forEach(change -> rights.addAll(change.rights()));
    return rights;
  }

  /** Whether the value says something else afterwards. */
  boolean changesSomething() {
    return before.isEmpty() || after.isEmpty() || !before.get().saysTheSameAs(after.get());
  }

  /**
   * Whether everybody may make it, if the node honours public write (wire notes §4): new data or
   * time to live for a value that everybody may read and write. Type, permissions and references
   * are not everybody's, and values that say who somebody is or what he may are the administrators'
   * alone, or a stranger could make himself one.
   */
  boolean isOpenToEverybody() {
    return before.isPresent()
        && after.isPresent()
        && before.get().permissions().publicMayWrite()
        && HandleRecord.isReadableForEverybody(before.get())
        && !decidesOnRights(before.get())
        && before.get().type().equals(after.get().type())
        && before.get().permissions().equals(after.get().permissions())
        && before.get().references().equals(after.get().references());
  }

  /** Whether it touches a value that administrators may not write. */
  boolean isForbiddenByValue() {
    return after.isPresent() && before.isPresent() && !before.get().permissions().adminMayWrite();
  }

  /** The rights it takes. */
  Set<AdminRight> rights() {
    if (before.isEmpty()) {
      return EnumSet.of(isAdmin(after) ? AdminRight.ADD_ADMIN : AdminRight.ADD_VALUE);
    } else if (after.isEmpty()) {
      return EnumSet.of(isAdmin(before) ? AdminRight.REMOVE_ADMIN : AdminRight.REMOVE_VALUE);
    } else if (isAdmin(before)) {
      return isAdmin(after)
          ? EnumSet.of(AdminRight.MODIFY_ADMIN)
          : EnumSet.of(AdminRight.REMOVE_ADMIN, AdminRight.MODIFY_VALUE);
    }
    return isAdmin(after)
        ? EnumSet.of(AdminRight.MODIFY_VALUE, AdminRight.ADD_ADMIN)
        : EnumSet.of(AdminRight.MODIFY_VALUE);
  }

  private static boolean decidesOnRights(HandleValue value) {
    return value.hasTypeOrBelow(ValueTypes.HS_ADMIN)
        || value.hasTypeOrBelow(ValueTypes.HS_VLIST)
        || value.hasTypeOrBelow(ValueTypes.HS_SECKEY)
        || value.hasTypeOrBelow(ValueTypes.HS_PUBKEY);
  }

  private static boolean isAdmin(Optional<HandleValue> value) {
    return value.orElseThrow().hasTypeOrBelow(ValueTypes.HS_ADMIN);
  }

  private static Map<Integer, HandleValue> byIndex(List<HandleValue> values) {
    Map<Integer, HandleValue> byIndex = new HashMap<>();
    values.forEach(value -> byIndex.put(value.index(), value));
    return byIndex;
  }
}
