package io.tanbiao.ops.bulk;

import io.tanbiao.core.delegate.Responsibility;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.InMemoryStore;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The prefixes that a store was responsible for when it was looked at. Any thread. */
final class ServedNames {
  private static final int MAX_KNOWN = 10_000;

  private final Responsibility responsibility;
  private final Map<Prefix, Boolean> known = new ConcurrentHashMap<>();

  private ServedNames(Store copy) {
    this.responsibility = new Responsibility(copy);
  }

  /** Looks at a store, which may be closed afterwards. */
  static ServedNames of(Store store) {
    Store copy = new InMemoryStore(store.caseRule());
    Optional<Prefix> last = Optional.empty();
    List<Prefix> page = store.homedPrefixes(last, Store.MAX_PAGE);
    while (!page.isEmpty()) {
      List<Write> writes = page.stream().<Write>map(Write.HomePrefix::new).toList();
      copy.commit(new Change(0, List.of(), writes)).toCompletableFuture().join();
      last = Optional.of(page.get(page.size() - 1));
      page = store.homedPrefixes(last, Store.MAX_PAGE);
    }
    return new ServedNames(copy);
  }

  /** Whether a name belongs there. */
  boolean cover(Handle handle) {
    if (handle.administeredPrefix().isPresent()) {
      return responsibility.covers(handle);
    }
    Prefix prefix = handle.prefix();
    Boolean before = known.get(prefix);
    if (before != null) {
      return before;
    }
    boolean covered = responsibility.covers(handle);
    if (known.size() < MAX_KNOWN) {
      known.put(prefix, covered);
    }
    return covered;
  }
}
