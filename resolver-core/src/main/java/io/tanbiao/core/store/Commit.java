package io.tanbiao.core.store;

/** What became of a change. */
public sealed interface Commit {
  /**
   * The change is durable and visible.
   *
   * @param lastTransactionId the number of its last transaction row
   */
  record Done(long lastTransactionId) implements Commit {}

  /**
   * A condition did not hold; nothing was written.
   *
   * @param failed the first such condition
   */
  record Conflict(Condition failed) implements Commit {}
}
