package io.tanbiao.ops.node;

import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.CommitWatcher;
import io.tanbiao.protocol.cache.RecordStamps;

/** Takes out of the caches what commits replace, before they are acknowledged. */
final class AnswerInvalidation implements CommitWatcher {
  private final RecordStamps stamps;

  AnswerInvalidation(RecordStamps stamps) {
    this.stamps = stamps;
  }

  @Override
  public void recordWritten(HandleKey key) {
    stamps.changed(key);
  }

  @Override
  public void prefixWritten(Prefix prefix) {
    stamps.prefixesChanged();
  }

  @Override
  public void anythingWritten() {
    stamps.prefixesChanged();
  }
}
