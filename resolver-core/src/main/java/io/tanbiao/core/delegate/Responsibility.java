package io.tanbiao.core.delegate;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.Store;
import java.util.Optional;

/**
 * Which names this node answers for.
 *
 * <p>A name under a homed prefix; and the handle {@code 0.NA/P} of a prefix when P, a prefix that P
 * is derived from, or 0.NA itself is homed here. Blocks on store reads.
 */
public final class Responsibility {
  /** How many ancestors of a derived prefix are looked at. */
  static final int MAX_LEVELS = 32;

  private final Store store;

  /** Answers by the prefixes that a store lists as homed. */
  public Responsibility(Store store) {
    this.store = store;
  }

  /** Whether a name, bare prefixes included, belongs here. */
  public boolean covers(Handle name) {
    Handle handle = name.qualified();
    return store.isHomed(handle.prefix())
        || handle.administeredPrefix().filter(this::isWithinHomed).isPresent();
  }

  private boolean isWithinHomed(Prefix prefix) {
    Optional<Prefix> ancestor = Optional.of(prefix);
    for (int level = 0; ancestor.isPresent() && level < MAX_LEVELS; level++) {
      if (store.isHomed(ancestor.get())) {
        return true;
      }
      ancestor = ancestor.get().parent();
    }
    return false;
  }
}
