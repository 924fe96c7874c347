package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.store.TransactionRow;

/**
 * A record to be loaded, with what can be worked out on the threads of the caller.
 *
 * @param key under which it is found
 * @param record valid by the rules of the node: the loader knows none
 * @param digest of the record for the transaction log, see {@link TransactionRow#digestOf}
 */
public record BulkRecord(HandleKey key, HandleRecord record, Octets digest) {
  /** Checks the length of the digest. */
  public BulkRecord {
    if (digest.length() != TransactionRow.DIGEST_OCTETS) {
      throw new IllegalArgumentException(
          "digest: "
              + digest.length()
              + " octets (expected: "
              + TransactionRow.DIGEST_OCTETS
              + ")");
    }
  }

  /** Works out key and digest. */
  public static BulkRecord of(CaseRule caseRule, HandleRecord record) {
    return new BulkRecord(caseRule.key(record.handle()), record, TransactionRow.digestOf(record));
  }
}
