package io.tanbiao.core.pipeline;

import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A list whose failures are its last page. */
final class GuardedNames implements NameCursor {
  private final NameCursor names;
  private final Function<Throwable, Outcome> refusal;

  GuardedNames(NameCursor names, Function<Throwable, Outcome> refusal) {
    this.names = names;
    this.refusal = refusal;
  }

  @Override
  public CompletionStage<Page> next(int limit) {
    CompletionStage<Page> page;
    try {
      page = names.next(limit);
    } catch (RuntimeException e) {
      page = CompletableFuture.failedFuture(e);
    }
    return page.exceptionally(failure -> new Page(refusal.apply(failure), true));
  }

  @Override
  public void close() {
    names.close();
  }
}
