package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What is to be answered to a change once its group is written.
 *
 * @param queued to which change
 * @param result what its stage is completed with: a future that is completed already
 */
record Answer(QueuedChange queued, CompletableFuture<Commit> result) {
  /** The fate of the change. */
  static Answer of(QueuedChange queued, Commit commit) {
    return new Answer(queued, CompletableFuture.completedFuture(commit));
  }

  /** The failure of the change. */
  static Answer failed(QueuedChange queued, StoreException failure) {
    return new Answer(queued, CompletableFuture.failedFuture(failure));
  }

  /** The fate, unless the change failed. */
  Optional<Commit> commit() {
    return result.isCompletedExceptionally() ? Optional.empty() : Optional.of(result.join());
  }

  /** Completes the stage of the change, and so runs what hangs on it. */
  void give() {
    result.whenComplete(
        (commit, failure) -> {
          if (failure == null) {
            queued.stage().complete(commit);
          } else {
            queued.stage().completeExceptionally(failure);
          }
        });
  }
}
