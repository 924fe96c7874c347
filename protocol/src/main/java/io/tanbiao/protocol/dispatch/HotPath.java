package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.pipeline.QuickHandler;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.protocol.cache.AnswerCache;
import io.tanbiao.protocol.cache.RecordStamps;

/**
 * What answers requests without leaving the event loop.
 *
 * @param limit refuses those of who sends too many
 * @param cache of answers that were given before
 * @param quick what can be answered from memory
 */
public record HotPath(RequestLimit limit, AnswerCache cache, QuickHandler quick) {
  /** Everything leaves the event loop. */
  public static HotPath none() {
    return new HotPath(
        RequestLimit.none(), new AnswerCache(0, new RecordStamps()), QuickHandler.NONE);
  }
}
