package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.outcome.Outcome.Refused;
import java.util.concurrent.CompletionStage;

/**
 * The messages of an answer that are not made yet.
 *
 * <p>Whoever gets one ends it, by one of the three methods and only once: takes the next message
 * when its peer has taken the one before, refuses, or closes it since the peer is gone. Safe for
 * use by any thread; none of the methods blocks.
 */
public interface AnswerRest {
  /**
   * Makes the next message.
   *
   * @return completes on a thread that may block, with code 2 or 3 if the rest cannot be had; never
   *     exceptionally but for an error of ours, after which nothing is left open
   */
  CompletionStage<AnswerPart> next();

  /** Gives up and says why instead of all messages: a message with the refusal. */
  AnswerPart refuse(Refused why);

  /** Gives up. */
  void close();
}
