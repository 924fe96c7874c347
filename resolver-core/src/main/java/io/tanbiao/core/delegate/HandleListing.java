package io.tanbiao.core.delegate;

import io.tanbiao.core.administer.AdminRight;
import io.tanbiao.core.administer.Plan;
import io.tanbiao.core.administer.Planner;
import io.tanbiao.core.administer.RecordAdministrators;
import io.tanbiao.core.administer.Requirement;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.ListDerivedPrefixes;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The rules of listing (wire notes §3): the handles under a prefix (op 105), and the handles of all
 * prefixes derived from one, at any depth (op 106, or op 105 for {@code 0.NA/0.NA/<prefix>}).
 *
 * <p>Needs the right to list on the handle of the prefix; who administers the node may list derived
 * prefixes too. Blocks on store reads, but for the names themselves: those are read as they are
 * wanted, and a list is no snapshot ({@link NameCursor}).
 */
public final class HandleListing implements Planner {
  private static final Octets DOT = Octets.utf8(".");
  private static final Requirement NODE = new Requirement.ServerAdministration();
  private static final Set<AdminRight> LIST = Set.of(AdminRight.LIST_HANDLES);

  private final Store store;
  private final Function<NameCursor.Reader, NameCursor> opener;
  private final RecordAdministrators administrators;
  private final Responsibility responsibility;

  /**
   * Lists from a store.
   *
   * @param opener makes lists of what reads them and blocks
   */
  public HandleListing(Store store, Function<NameCursor.Reader, NameCursor> opener) {
    this.store = store;
    this.opener = opener;
    this.administrators = new RecordAdministrators(store);
    this.responsibility = new Responsibility(store);
  }

  @Override
  public Plan plan(Operation operation, OpFlags flags) {
    Handle handle = operation.subject().orElseThrow().qualified();
    Optional<Prefix> listed = handle.administeredPrefix();
    Optional<Prefix> ancestor =
        operation instanceof ListDerivedPrefixes
            ? listed
            : listed.flatMap(HandleListing::ancestorIn);
    if (ancestor.isPresent() && responsibility.covers(ancestor.get().handle())) {
      return new Plan.Show(
          new Requirement.AnyOf(List.of(NODE, administrators.ofPrefix(ancestor.get(), LIST))),
          () -> derivedFrom(ancestor.get()));
    }
    if (ancestor.isPresent() || listed.isEmpty() || !store.isHomed(listed.get())) {
      return new Plan.Answer(Responsibility.NOT_RESPONSIBLE);
    }
    return new Plan.Show(
        administrators.ofPrefix(listed.get(), LIST), () -> namesUnder(listed.get()));
  }

  /** The prefix P in the suffix {@code 0.NA/P}. */
  private static Optional<Prefix> ancestorIn(Prefix suffix) {
    return new Handle(suffix.name()).name().indexOf('/') < 0
        ? Optional.empty()
        : new Handle(suffix.name()).administeredPrefix();
  }

  private Outcome namesUnder(Prefix prefix) {
    return listing((after, limit) -> store.handlesUnder(prefix, after, limit), Optional.empty());
  }

  /** Their handles stand together, behind the name that would be their first. */
  private Outcome derivedFrom(Prefix ancestor) {
    Octets start = Octets.concat(ancestor.folded(), DOT);
    Handle before = new Prefix(Octets.concat(ancestor.name(), DOT)).handle();
    return listing(
        (after, limit) ->
            store.handlesUnder(Prefix.OF_PREFIXES, after, limit).stream()
                .takeWhile(name -> new Prefix(name.suffix()).folded().startsWith(start))
                .toList(),
        Optional.of(before));
  }

  private Outcome listing(StoredNames.Pages<Handle> pages, Optional<Handle> after) {
    return new Outcome.Listing(
        () -> opener.apply(new StoredNames<>(pages, Function.identity(), after)));
  }
}
