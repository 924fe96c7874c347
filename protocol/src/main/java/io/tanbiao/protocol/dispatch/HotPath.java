package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.pipeline.QuickHandler;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.core.pipeline.Rounds;
import io.tanbiao.protocol.cache.AnswerCache;
import io.tanbiao.protocol.cache.RecordStamps;

/**
 * What answers requests without leaving the event loop, or leaves it with many at a time.
 *
 * @param limit refuses those of who sends too many
 * @param cache of answers that were given before
 * @param quick what can be answered from memory
 * @param rounds of the threads that read from the network
 */
public record HotPath(RequestLimit limit, AnswerCache cache, QuickHandler quick, Rounds rounds) {
  /** Everything leaves the event loop. */
  public static HotPath none() {
    return new HotPath(
        RequestLimit.none(),
        new AnswerCache(0, new RecordStamps()),
        QuickHandler.NONE,
        Rounds.NONE);
  }
}
