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
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules of listing (wire notes §3): the handles under a prefix (op 105), and the handles of all
 * prefixes derived from one, at any depth (op 106, or op 105 for {@code 0.NA/0.NA/<prefix>}).
 *
 * <p>Needs the right to list on the handle of the prefix; who administers the node may list derived
 * prefixes too. Blocks on store reads.
 */
public final class HandleListing implements Planner {
  /** The most names of one answer; who has more pages through them over HTTP. */
  static final int MAX_NAMES = 1_000_000;

  private static final Requirement NODE = new Requirement.ServerAdministration();
  private static final Set<AdminRight> LIST = Set.of(AdminRight.LIST_HANDLES);

  private final Store store;
  private final RecordAdministrators administrators;

  /** Lists from a store. */
  public HandleListing(Store store) {
    this.store = store;
    this.administrators = new RecordAdministrators(store);
  }

  @Override
  public Plan plan(Operation operation, OpFlags flags) {
    Handle handle = operation.subject().orElseThrow().qualified();
    Optional<Prefix> listed = handle.administeredPrefix();
    Optional<Prefix> ancestor =
        operation instanceof ListDerivedPrefixes
            ? listed
            : listed.flatMap(HandleListing::ancestorIn);
    if (ancestor.isPresent()) {
      Octets start = Octets.concat(ancestor.get().folded(), Octets.utf8("."));
      return new Plan.Show(
          new Requirement.AnyOf(List.of(NODE, administrators.ofPrefix(ancestor.get(), LIST))),
          () -> namesUnder(Prefix.OF_PREFIXES, name -> name.folded().startsWith(start)));
    }
    if (listed.isEmpty() || !store.isHomed(listed.get())) {
      return new Plan.Answer(Responsibility.NOT_RESPONSIBLE);
    }
    return new Plan.Show(
        administrators.ofPrefix(listed.get(), LIST), () -> namesUnder(listed.get(), name -> true));
  }

  /** The prefix P in the suffix {@code 0.NA/P}. */
  private static Optional<Prefix> ancestorIn(Prefix suffix) {
    return new Handle(suffix.name()).name().indexOf('/') < 0
        ? Optional.empty()
        : new Handle(suffix.name()).administeredPrefix();
  }

  private Outcome namesUnder(Prefix prefix, Predicate<Prefix> wanted) {
    List<Handle> names = new ArrayList<>();
    Optional<Handle> after = Optional.empty();
    List<Handle> page;
    do {
      page = store.handlesUnder(prefix, after, Store.MAX_PAGE);
      page.stream().filter(name -> wanted.test(new Prefix(name.suffix()))).forEach(names::add);
      if (names.size() > MAX_NAMES) {
        return Outcome.Refused.with(
            ResponseCode.SERVER_TOO_BUSY,
            "More than " + MAX_NAMES + " handles: list them in pages");
      }
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1));
    } while (page.size() == Store.MAX_PAGE);
    return new Outcome.Names(names);
  }
}
