package io.tanbiao.core.delegate;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.Store;
import java.util.Optional;

/**
 * Which names this node answers for.
 *
 * <p>A name under a homed prefix; and the handle {@code 0.NA/P} of a prefix when P, a prefix that P
 * is derived from, or 0.NA itself is homed here. Blocks on store reads.
 */
public final class Responsibility {
  /** What is said of a name that belongs to another server, in the words of deployed servers. */
  public static final Refused NOT_RESPONSIBLE =
      Refused.with(ResponseCode.NOT_RESPONSIBLE, "That prefix doesn't live here");

  /** How many ancestors of a derived prefix are looked at. */
  static final int MAX_LEVELS = 32;

  private final Store store;

  /** Answers by the prefixes that a store lists as homed. */
  public Responsibility(Store store) {
    this.store = store;
  }

  /** Whether a name, bare prefixes included, belongs here. */
  public boolean covers(Handle name) {
    return homedPrefixOf(name).isPresent();
  }

  /** The homed prefix through which a name, bare prefixes included, belongs here. */
  public Optional<Prefix> homedPrefixOf(Handle name) {
    Handle handle = name.qualified();
    return Optional.of(handle.prefix())
        .filter(store::isHomed)
        .or(() -> handle.administeredPrefix().flatMap(this::homedAncestorOf));
  }

  private Optional<Prefix> homedAncestorOf(Prefix prefix) {
    Optional<Prefix> ancestor = Optional.of(prefix);
    for (int level = 0; ancestor.isPresent() && level < MAX_LEVELS; level++) {
      if (store.isHomed(ancestor.get())) {
        return ancestor;
      }
      ancestor = ancestor.get().parent();
    }
    return Optional.empty();
  }
}
