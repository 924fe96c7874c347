package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.pipeline.QuickHandler;
import io.tanbiao.protocol.cache.AnswerCache;

/**
 * What answers resolutions without leaving the event loop.
 *
 * @param cache of answers that were given before
 * @param quick what can be answered from memory
 */
public record HotPath(AnswerCache cache, QuickHandler quick) {
  /** Everything leaves the event loop. */
  public static HotPath none() {
    return new HotPath(new AnswerCache(0), QuickHandler.NONE);
  }
}
