package io.tanbiao.core.pipeline;

import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Leaves the event loop, since what follows reads the store. The executor's queue is bounded: when
 * it is full, the answer is code 3 (busy) at once.
 */
final class OffEventLoop implements RequestHandler {
  private final RequestHandler next;
  private final Executor executor;

  OffEventLoop(RequestHandler next, Executor executor) {
    this.next = next;
    this.executor = executor;
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    try {
      return CompletableFuture.supplyAsync(() -> next.handle(context, operation), executor)
          .thenCompose(Function.identity());
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(
          Refused.with(ResponseCode.SERVER_TOO_BUSY, "Too many requests are waiting"));
    }
  }
}
