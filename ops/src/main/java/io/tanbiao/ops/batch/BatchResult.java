package io.tanbiao.ops.batch;

import io.tanbiao.core.outcome.Outcome;

/** What became of an entry of a batch file. */
public sealed interface BatchResult {
  /** Which entry. */
  BatchEntry entry();

  /**
   * The server answered.
   *
   * @param entry a request
   * @param outcome what it answered: done or refused
   */
  record Answered(BatchEntry.Request entry, Outcome outcome) implements BatchResult {}

  /**
   * It holds from here on: who asks, and in which session.
   *
   * @param entry an authentication or a session
   */
  record Holds(BatchEntry entry) implements BatchResult {}

  /**
   * Nothing was sent.
   *
   * @param entry any
   * @param reason for people
   */
  record NotSent(BatchEntry entry, String reason) implements BatchResult {}
}
