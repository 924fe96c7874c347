package io.tanbiao.core.administer;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.store.Store;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a request must ask: the HS_ADMIN entries of the record or of its prefix (wire notes §4).
 *
 * <p>A record without any HS_ADMIN value is administered by those of its prefix, so that no record
 * is out of everybody's reach. Blocks on store reads.
 */
public final class RecordAdministrators {
  private final Store store;

  /** Looks into a store. */
  public RecordAdministrators(Store store) {
    this.store = store;
  }

  /** The rights on an existing record. */
  public Requirement ofRecord(Handle handle, List<HandleValue> values, Set<AdminRight> rights) {
    List<AdminEntry> own = entriesIn(values);
    return new Requirement.Rights(own.isEmpty() ? entriesOfPrefix(handle) : own, rights);
  }

  /** The right to register a name: on the prefix, or on the parent of a derived prefix. */
  public Requirement toRegister(Handle handle) {
    Optional<Prefix> parent = handle.administeredPrefix().flatMap(Prefix::parent);
    return parent.isPresent()
        ? new Requirement.Rights(
            entriesOf(parent.get().handle()), EnumSet.of(AdminRight.ADD_DERIVED_PREFIX))
        : new Requirement.Rights(entriesOfPrefix(handle), EnumSet.of(AdminRight.ADD_HANDLE));
  }

  /** The rights on a prefix. */
  public Requirement ofPrefix(Prefix prefix, Set<AdminRight> rights) {
    return new Requirement.Rights(entriesOf(prefix.handle()), rights);
  }

  /** Whether administrators are among the values. */
  public static boolean areIn(List<HandleValue> values) {
    return values.stream().anyMatch(value -> value.hasTypeOrBelow(ValueTypes.HS_ADMIN));
  }

  private List<AdminEntry> entriesOfPrefix(Handle handle) {
    return entriesOf(handle.prefix().handle());
  }

  private List<AdminEntry> entriesOf(Handle handle) {
    return store
        .find(store.caseRule().key(handle))
        .map(Store::valuesOf)
        .map(RecordAdministrators::entriesIn)
        .orElse(List.of());
  }

  /** Entries that cannot be read give nobody a right. */
  private static List<AdminEntry> entriesIn(List<HandleValue> values) {
    List<AdminEntry> entries = new ArrayList<>();
    for (HandleValue value : values) {
      if (value.hasTypeOrBelow(ValueTypes.HS_ADMIN)) {
        decode(value).ifPresent(entries::add);
      }
    }
    return entries;
  }

  private static Optional<AdminEntry> decode(HandleValue value) {
    try {
      return Optional.of(AdminEntry.decode(value.data()));
    } catch (WireException e) {
      return Optional.empty();
    }
  }
}
