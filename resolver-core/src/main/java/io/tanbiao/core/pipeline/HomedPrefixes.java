package io.tanbiao.core.pipeline;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.CommitWatcher;
import io.tanbiao.core.store.Store;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prefixes that are known to be homed here, so that most names need no read to see that they belong
 * to this node. Forgets all when any prefix is homed or unhomed; bounded. Safe for use by any
 * thread, without locks.
 */
final class HomedPrefixes implements CommitWatcher {
  /** How many are remembered; the others are looked up. */
  static final int MAX_PREFIXES = 65_536;

  private final Store store;
  private volatile Set<Octets> known = ConcurrentHashMap.newKeySet();

  /** Knows none yet; the caller lets it watch the store. */
  HomedPrefixes(Store store) {
    this.store = store;
  }

  /** Whether a prefix is known to be homed; false says nothing. Never blocks. */
  boolean isKnown(Prefix prefix) {
    return known.contains(prefix.folded());
  }

  /** Looks whether a prefix is homed, and remembers it if so; blocks on the store. */
  void learn(Prefix prefix) {
    // What changes while the store is read makes this set one that nobody asks any more.
    Set<Octets> before = known;
    if (before.size() < MAX_PREFIXES && store.isHomed(prefix)) {
      before.add(prefix.folded());
    }
  }

  @Override
  public void recordWritten(HandleKey key) {
    // Records do not say what is homed.
  }

  @Override
  public void prefixWritten(Prefix prefix) {
    anythingWritten();
  }

  @Override
  public void anythingWritten() {
    known = ConcurrentHashMap.newKeySet();
  }
}
