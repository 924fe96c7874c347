package io.tanbiao.core.store;

import java.util.List;

/**
 * Everything that one request writes, together or not at all.
 *
 * @param dateMillis when, milliseconds since the epoch; goes into the transaction log
 * @param conditions what must hold for it to be written
 * @param writes applied in this order
 */
public record Change(long dateMillis, List<Condition> conditions, List<Write> writes) {
  /** The most conditions or writes of one change. */
  public static final int MAX_ITEMS = 10_000;

  /** Checks the sizes and copies the lists. */
  public Change {
    conditions = List.copyOf(conditions);
    writes = List.copyOf(writes);
    requireBounded("conditions", conditions.size());
    requireBounded("writes", writes.size());
  }

  /** Tells a watcher which records and prefixes this change writes. */
  public void tell(CommitWatcher watcher) {
    for (Write write : writes) {
      tell(watcher, write);
    }
  }

  private static void tell(CommitWatcher watcher, Write write) {
    if (write instanceof Write.CreateRecord create) {
      watcher.recordWritten(create.key());
    } else if (write instanceof Write.UpdateRecord update) {
      watcher.recordWritten(update.key());
    } else if (write instanceof Write.DeleteRecord delete) {
      watcher.recordWritten(delete.key());
    } else if (write instanceof Write.HomePrefix home) {
      watcher.prefixWritten(home.prefix());
    } else if (write instanceof Write.UnhomePrefix unhome) {
      watcher.prefixWritten(unhome.prefix());
    }
  }

  private static void requireBounded(String name, int size) {
    if (size > MAX_ITEMS) {
      throw new IllegalArgumentException(name + ": " + size + " (expected: 0.." + MAX_ITEMS + ")");
    }
  }
}
