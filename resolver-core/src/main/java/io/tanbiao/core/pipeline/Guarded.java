package io.tanbiao.core.pipeline;

import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.store.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that catches the unexpected: it is logged once, and the peer gets code 2, or 3 when
 * trying again can help, and never a word of what happened.
 */
final class Guarded implements RequestHandler {
  private static final Logger LOGGER = LoggerFactory.getLogger(Guarded.class);

  private final RequestHandler next;

  Guarded(RequestHandler next) {
    this.next = next;
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    CompletionStage<Outcome> answer;
    try {
      answer = next.handle(context, operation);
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    Function<Throwable, Outcome> refusal = failure -> outcomeOf(failure, context, operation);
    return answer
        .thenApply(outcome -> outcome.withNames(names -> new GuardedNames(names, refusal)))
        .exceptionally(refusal);
  }

  private static Outcome outcomeOf(Throwable failure, RequestContext context, Operation operation) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof StoreException store
        && store.severity() == StoreException.Severity.RETRY) {
      return Refused.with(ResponseCode.SERVER_TOO_BUSY, "The store takes no changes now");
    } else if (cause instanceof RejectedExecutionException) {
      return Workers.NO_ROOM;
    }
    LOGGER
        .atError()
        .setCause(cause)
        .addKeyValue("operation", operation.opCode())
        .addKeyValue("transport", context.transport().label())
        .log("request failed");
    return Refused.with(ResponseCode.ERROR, "The server failed to process the request");
  }
}
