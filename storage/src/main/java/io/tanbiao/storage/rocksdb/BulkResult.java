package io.tanbiao.storage.rocksdb;

import java.util.List;

/**
 * What became of a run that is durable now.
 *
 * @param loaded how many of its records were loaded
 * @param duplicates the positions in the run, ascending from 0, of records that were not loaded
 *     because there is a record under their key already: in the store, or earlier in the run
 * @param lastTransactionId the number of the last transaction of the store
 */
public record BulkResult(int loaded, List<Integer> duplicates, long lastTransactionId) {
  /** Copies the list. */
  public BulkResult {
    duplicates = List.copyOf(duplicates);
  }
}
