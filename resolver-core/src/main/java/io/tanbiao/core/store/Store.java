package io.tanbiao.core.store;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.WireException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The records, prefixes, claims, index rows and transaction log of one node.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>{@link #commit(Change)} is the only way to write.
 *   <li>A change is visible to readers with all its writes or not at all.
 *   <li>Its conditions hold at the moment it is written; no other change comes between.
 *   <li>When the stage completes with {@link Commit.Done}, the change survives the end of the
 *       process and a cut of power, and every read that starts later sees it.
 *   <li>Each write of a record or homed prefix has one row in the transaction log, numbered from 1
 *       without gaps in the order in which changes became visible.
 * </ol>
 *
 * <p>Any thread may call any method. Reads may block on the disk: never call them on an event loop,
 * but for {@link #findWithoutBlocking}. {@code commit} blocks only while its bounded queue is full,
 * for a bounded time. Failures of the medium are {@link StoreException}s, thrown by reads and
 * carried by the stage of a commit.
 */
public interface Store extends AutoCloseable {
  /** The most items that one page can have. */
  int MAX_PAGE = 10_000;

  /**
   * Checks the size of a page before it is read.
   *
   * @throws IllegalArgumentException when it is not in 1..{@link #MAX_PAGE}
   */
  static void requirePage(int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 1.." + MAX_PAGE + ")");
    }
  }

  /** How this store was told to compare names, when it was made. */
  CaseRule caseRule();

  /** The record of a key. */
  Optional<HandleRecord> find(HandleKey key);

  /**
   * The record of a key, as far as it can be told without waiting for the disk or for another
   * thread; may be called on an event loop. Throws nothing: whatever is wrong would block, and
   * {@link #find} says what it is.
   */
  Lookup findWithoutBlocking(HandleKey key);

  /**
   * The values of a record that was read here.
   *
   * @throws StoreException when the stored octets are damaged: a record is refused rather than
   *     answered wrong
   */
  static List<HandleValue> valuesOf(HandleRecord record) {
    try {
      return record.values();
    } catch (WireException e) {
      throw new StoreException(StoreException.Severity.FATAL, "damaged record " + record, e);
    }
  }

  /** Whether the node is responsible for a prefix. */
  boolean isHomed(Prefix prefix);

  /**
   * Homed prefixes with the spelling they were homed with, in order of their folded names.
   *
   * @param after where to go on: the last prefix of the page before; empty for the first page
   * @param limit 1..{@link #MAX_PAGE}
   */
  List<Prefix> homedPrefixes(Optional<Prefix> after, int limit);

  /**
   * The registered names under a prefix, in order of their keys.
   *
   * @param after where to go on: the last name of the page before; empty for the first page
   * @param limit 1..{@link #MAX_PAGE}
   */
  List<Handle> handlesUnder(Prefix prefix, Optional<Handle> after, int limit);

  /** Whose a claim is. */
  Optional<HandleKey> claimant(Claim claim);

  /**
   * The records that an index lists under a term, in order of their keys.
   *
   * @param after where to go on: the last key of the page before; empty for the first page
   * @param limit 1..{@link #MAX_PAGE}
   */
  List<HandleKey> indexed(IndexTerm term, Optional<HandleKey> after, int limit);

  /** The number of the last transaction; 0 before the first. */
  long lastTransactionId();

  /**
   * Rows of the transaction log, in order.
   *
   * @param afterId 0 or more; the first row has the next number
   * @param limit 1..{@link #MAX_PAGE}
   */
  List<TransactionRow> transactions(long afterId, int limit);

  /**
   * Writes a change, or nothing of it.
   *
   * @return completes with {@link Commit.Done} once the change is durable, with {@link
   *     Commit.Conflict} when a condition does not hold, or exceptionally with a {@link
   *     StoreException}: {@code RETRY} means nothing was written. What hangs on the stage runs on
   *     the thread that acknowledges commits, so it must be short and never wait
   */
  CompletionStage<Commit> commit(Change change);

  /**
   * Tells a watcher of every change that is written from now on, until the store is closed.
   *
   * @see CommitWatcher
   */
  void watch(CommitWatcher watcher);

  /**
   * Waits for the changes under way and closes the store; later reads and commits fail with a
   * {@link StoreException} ({@code RETRY}). Closing again does nothing. Not to be called from what
   * hangs on the stage of a commit.
   */
  @Override
  void close();
}
