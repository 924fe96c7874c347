package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.store.CommitWatcher;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who are told what was written. Anybody may add one; the committer's thread tells them. */
final class Watchers {
  private final List<CommitWatcher> watchers = new CopyOnWriteArrayList<>();

  void add(CommitWatcher watcher) {
    watchers.add(watcher);
  }

  /**
   * Tells everybody something, even when one of them throws.
   *
   * @throws StoreException {@code FATAL} when one of them threw
   */
  void tell(Consumer<CommitWatcher> news) {
    StoreException failure = null;
    for (CommitWatcher watcher : watchers) {
      try {
        news.accept(watcher);
      } catch (RuntimeException | Error e) {
        failure = new StoreException(Severity.FATAL, "a watcher of commits failed", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
