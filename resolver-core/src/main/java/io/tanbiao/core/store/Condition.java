package io.tanbiao.core.store;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Prefix;
import java.util.Optional;

/** What must hold at the moment a change is written. */
public sealed interface Condition {
  /**
   * The record is still what the rules saw.
   *
   * @param key which record
   * @param expected its content, compared octet by octet; empty: there is none
   */
  record RecordIs(HandleKey key, Optional<HandleRecord> expected) implements Condition {}

  /**
   * The node is responsible for the prefix.
   *
   * @param prefix which prefix
   */
  record PrefixHomed(Prefix prefix) implements Condition {}

  /**
   * Nobody has the claim, or this record already has it.
   *
   * @param claim what is claimed
   * @param claimant who wants it
   */
  record ClaimFree(Claim claim, HandleKey claimant) implements Condition {}

  /** There is no record. */
  static RecordIs absent(HandleKey key) {
    return new RecordIs(key, Optional.empty());
  }

  /** The record is unchanged. */
  static RecordIs unchanged(HandleKey key, HandleRecord expected) {
    return new RecordIs(key, Optional.of(expected));
  }
}
