package io.tanbiao.ops.node;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.CommitWatcher;
import io.tanbiao.protocol.cache.AnswerCache;

/** Takes out of the cache what commits replace, before they are acknowledged. */
final class AnswerInvalidation implements CommitWatcher {
  private final AnswerCache cache;

  AnswerInvalidation(AnswerCache cache) {
    this.cache = cache;
  }

  @Override
  public void recordWritten(HandleKey key) {
    cache.changed(key);
  }

  @Override
  public void prefixWritten(Prefix prefix) {
    cache.prefixesChanged();
  }

  @Override
  public void anythingWritten() {
    cache.prefixesChanged();
  }
}
