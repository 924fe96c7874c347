package io.tanbiao.core.pipeline;

import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import java.util.concurrent.CompletionStage;

/** Leaves the event loop, since what follows reads the store. */
final class OffEventLoop implements RequestHandler {
  private final RequestHandler next;
  private final Workers workers;

  OffEventLoop(RequestHandler next, Workers workers) {
    this.next = next;
    this.workers = workers;
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    return workers.run(() -> next.handle(context, operation));
  }
}
