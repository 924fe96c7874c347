package io.tanbiao.core.pipeline;

import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Tells observers of every answer and how long it took. */
final class Observed implements RequestHandler {
  private final RequestHandler next;
  private final List<RequestObserver> observers;

  Observed(RequestHandler next, List<RequestObserver> observers) {
    this.next = next;
    this.observers = List.copyOf(observers);
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    long start = System.nanoTime();
    return next.handle(context, operation)
        .thenApply(
            outcome -> {
              long nanos = System.nanoTime() - start;
              for (RequestObserver observer : observers) {
                observer.answered(context, operation, outcome, nanos);
              }
              return outcome;
            });
  }
}
