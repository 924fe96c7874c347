package io.tanbiao.core.store;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Prefix;

/** One thing that a change writes. Writes of records and prefixes also make a transaction row. */
public sealed interface Write {
  /**
   * Stores a record that was not there.
   *
   * @param key under which it is found
   * @param record what is stored
   */
  record CreateRecord(HandleKey key, HandleRecord record) implements Write {}

  /**
   * Replaces a record.
   *
   * @param key under which it is found
   * @param record what is stored
   */
  record UpdateRecord(HandleKey key, HandleRecord record) implements Write {}

  /**
   * Deletes a record.
   *
   * @param key under which it was found
   * @param last its content until now, for the digest in the log
   */
  record DeleteRecord(HandleKey key, HandleRecord last) implements Write {}

  /**
   * Makes the node responsible for a prefix; does nothing but the log row when it is already.
   *
   * @param prefix with the spelling to list
   */
  record HomePrefix(Prefix prefix) implements Write {}

  /**
   * Ends the responsibility for a prefix; its records stay.
   *
   * @param prefix which
   */
  record UnhomePrefix(Prefix prefix) implements Write {}

  /**
   * Gives a claim to a record.
   *
   * @param claim what
   * @param claimant to whom
   */
  record PutClaim(Claim claim, HandleKey claimant) implements Write {}

  /**
   * Frees a claim.
   *
   * @param claim what
   */
  record RemoveClaim(Claim claim) implements Write {}

  /**
   * Lists a record under a term.
   *
   * @param term where
   * @param key which record
   */
  record PutIndexRow(IndexTerm term, HandleKey key) implements Write {}

  /**
   * Takes a record from under a term.
   *
   * @param term where
   * @param key which record
   */
  record RemoveIndexRow(IndexTerm term, HandleKey key) implements Write {}
}
