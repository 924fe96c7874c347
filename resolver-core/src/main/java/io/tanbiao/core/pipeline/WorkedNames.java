package io.tanbiao.core.pipeline;

import io.tanbiao.core.outcome.NameCursor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A list whose pages are read on threads that may block. */
final class WorkedNames implements NameCursor {
  private final Reader reader;
  private final Executor executor;
  private volatile boolean closed;

  WorkedNames(Reader reader, Executor executor) {
    this.reader = reader;
    this.executor = executor;
  }

  @Override
  public CompletionStage<Page> next(int limit) {
    if (closed) {
      throw new IllegalStateException("the list is closed");
    }
    return CompletableFuture.supplyAsync(() -> reader.read(limit), executor);
  }

  @Override
  public void close() {
    closed = true;
  }
}
