package io.tanbiao.core.pipeline;

import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Threads that may block. Their queue is bounded: when it is full, the answer is code 3 (busy). */
final class Workers {
  /** What is said when the queue is full. */
  static final Refused NO_ROOM =
      Refused.with(ResponseCode.SERVER_TOO_BUSY, "Too many requests are waiting");

  private final Executor executor;

  Workers(Executor executor) {
    this.executor = executor;
  }

  /** Does something on one of the threads, or says at once that there is no room for it. */
  CompletionStage<Outcome> run(Supplier<CompletionStage<Outcome>> work) {
    try {
      return CompletableFuture.supplyAsync(work, executor).thenCompose(Function.identity());
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(NO_ROOM);
    }
  }
}
