package io.tanbiao.protocol.tcp;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A list whose pages come when a test wants. */
final class HeldNames implements NameCursor {
  private CompletableFuture<Page> awaited;
  private boolean closed;

  Outcome.Listing outcome() {
    return new Outcome.Listing(() -> this);
  }

  void page(int names) {
    complete(names(names), false);
  }

  void lastPage(int names) {
    complete(names(names), true);
  }

  void fail(Outcome.Refused failure) {
    complete(failure, true);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public CompletionStage<Page> next(int limit) {
    awaited = new CompletableFuture<>();
    return awaited;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void complete(Outcome outcome, boolean last) {
    CompletableFuture<Page> page = awaited;
    awaited = null;
    page.complete(new Page(outcome, last));
  }

  private static Outcome.Names names(int count) {
    return new Outcome.Names(Collections.nCopies(count, Handle.of("88.302/x")));
  }
}
