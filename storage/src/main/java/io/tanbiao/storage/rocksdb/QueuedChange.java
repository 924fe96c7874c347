package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.Write;
import java.util.concurrent.CompletableFuture;

/**
 * A change that waits to be written.
 *
 * @param change what to write
 * @param octets about how much memory it holds
 * @param stage completed once its fate is known
 */
record QueuedChange(Change change, long octets, CompletableFuture<Commit> stage) {
  private static final int OCTETS_PER_ITEM = 256;

  /** A change that was just handed in. */
  static QueuedChange of(Change change) {
    long octets = (long) OCTETS_PER_ITEM * (1 + change.conditions().size());
    for (Write write : change.writes()) {
      octets += OCTETS_PER_ITEM + recordOctets(write);
    }
    return new QueuedChange(change, octets, new CompletableFuture<>());
  }

  private static int recordOctets(Write write) {
    HandleRecord record = null;
    if (write instanceof Write.CreateRecord create) {
      record = create.record();
    } else if (write instanceof Write.UpdateRecord update) {
      record = update.record();
    }
    return record == null ? 0 : record.stored().length();
  }
}
