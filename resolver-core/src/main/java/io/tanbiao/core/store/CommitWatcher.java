package io.tanbiao.core.store;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.Prefix;

/**
 * Is told what commits write, so that what was derived from it can be forgotten.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>It is told after readers can see a change, and before the stage of the change completes.
 *   <li>It is told of every change written after {@link Store#watch} returned, by one thread at a
 *       time, in the order of the transaction log.
 *   <li>When it throws, the change is acknowledged all the same, since it is durable; but the store
 *       takes no further ones ({@link StoreException.Severity#FATAL}): what was to be forgotten may
 *       now be answered wrong.
 * </ol>
 *
 * <p>Every commit waits for it: it must be short, never block and never commit. A read that began
 * before it was told may still end afterwards with what was there before; who keeps what reads
 * bring must not keep that.
 */
public interface CommitWatcher {
  /** A record was created, replaced or deleted. */
  void recordWritten(HandleKey key);

  /** The node became responsible for a prefix, or is no longer. */
  void prefixWritten(Prefix prefix);

  /**
   * Anything may have been written: the medium failed and recovered, and changes whose fate was not
   * known ({@link StoreException.Severity#UNKNOWN}) may be visible now.
   */
  void anythingWritten();
}
