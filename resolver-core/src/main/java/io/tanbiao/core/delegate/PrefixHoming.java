package io.tanbiao.core.delegate;

import io.tanbiao.core.administer.Plan;
import io.tanbiao.core.administer.Planner;
import io.tanbiao.core.administer.Requirement;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.HomePrefix;
import io.tanbiao.core.operation.Operation.ListHomedPrefixes;
import io.tanbiao.core.operation.Operation.UnhomePrefix;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.Write;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rules of home, unhome and list homed prefixes (wire notes §3): for administrators of the node
 * only; home and unhome do nothing when it is so already. Blocks on store reads.
 */
public final class PrefixHoming implements Planner {
  private static final Requirement NODE = new Requirement.ServerAdministration();

  private final Store store;
  private final Clock clock;
  private final Function<NameCursor.Reader, NameCursor> opener;

  /**
   * Homes prefixes in a store.
   *
   * @param opener makes lists of what reads them and blocks
   */
  public PrefixHoming(Store store, Clock clock, Function<NameCursor.Reader, NameCursor> opener) {
    this.store = store;
    this.clock = clock;
    this.opener = opener;
  }

  @Override
  public Plan plan(Operation operation, OpFlags flags) {
    if (operation instanceof HomePrefix home) {
      return planFor(home.handle(), true);
    } else if (operation instanceof UnhomePrefix unhome) {
      return planFor(unhome.handle(), false);
    } else if (operation instanceof ListHomedPrefixes) {
      return new Plan.Show(NODE, this::homedHandles);
    }
    throw new AssertionError(operation);
  }

  private Plan planFor(Handle handle, boolean home) {
    Handle qualified = handle.qualified();
    Optional<Prefix> prefix = qualified.administeredPrefix();
    if (prefix.isEmpty() || !qualified.isRegistrable()) {
      return Plan.Answer.with(ResponseCode.INVALID_HANDLE, "Handle is not a prefix handle");
    }
    return new Plan.Proceed(NODE, changeFor(prefix.get(), home), Outcome.Done.PLAINLY);
  }

  private Change changeFor(Prefix prefix, boolean home) {
    if (store.isHomed(prefix) == home) {
      return nothing();
    }
    Write write = home ? new Write.HomePrefix(prefix) : new Write.UnhomePrefix(prefix);
    return new Change(clock.millis(), List.of(), List.of(write));
  }

  private Change nothing() {
    return new Change(clock.millis(), List.of(), List.of());
  }

  private Outcome homedHandles() {
    return new Outcome.Listing(
        () ->
            opener.apply(
                new StoredNames<>(store::homedPrefixes, Prefix::handle, Optional.empty())));
  }
}
