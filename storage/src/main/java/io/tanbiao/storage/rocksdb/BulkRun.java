package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.Octets;
import java.util.List;

/**
 * Records that are loaded together, all but duplicates or none.
 *
 * @param dateMillis when, milliseconds since the epoch; goes into the transaction log
 * @param records in any order, at most {@link #MAX_RECORDS}; the log gets this order. Sorted runs
 *     that do not overlap load fastest, and runs of some ten thousand records at least
 * @param mark where the caller is in its source, at most {@link #MAX_MARK_OCTETS}; {@link
 *     BulkLoad#mark()} brings back that of the last run that is durable. Empty: nothing
 */
public record BulkRun(long dateMillis, List<BulkRecord> records, Octets mark) {
  /** The most records of a run; all of them are in memory. */
  public static final int MAX_RECORDS = 1_000_000;

  /** The longest mark. */
  public static final int MAX_MARK_OCTETS = 65_536;

  /** Checks the sizes and copies the list. */
  public BulkRun {
    records = List.copyOf(records);
    requireAtMost("records", records.size(), MAX_RECORDS);
    requireAtMost("mark", mark.length(), MAX_MARK_OCTETS);
  }

  private static void requireAtMost(String name, int size, int most) {
    if (size > most) {
      throw new IllegalArgumentException(name + ": " + size + " (expected: 0.." + most + ")");
    }
  }
}
