package io.tanbiao.core.pipeline;

import java.util.concurrent.Executor;

/**
 * Where requests run, by what they can cost. All may block; their queues are bounded, and when one
 * is full its requests get code 3.
 *
 * @param ordinary everything else
 * @param proofs checks of proofs, which anybody can ask for and which take up to a tenth of a
 *     second
 * @param keyExchanges of new sessions, which anybody can ask for and which take milliseconds
 */
public record Lanes(Executor ordinary, Executor proofs, Executor keyExchanges) {
  /** One for all, as it suits tests. */
  public static Lanes of(Executor executor) {
    return new Lanes(executor, executor, executor);
  }
}
