package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.pipeline.RequestHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers every request with one outcome and remembers the last request. */
final class ScriptedHandler implements RequestHandler {
  private Outcome outcome = Outcome.Done.PLAINLY;
  private RequestContext context;
  private Operation operation;

  void answers(Outcome next) {
    outcome = next;
  }

  RequestContext context() {
    return context;
  }

  Operation operation() {
    return operation;
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext asked, Operation what) {
    context = asked;
    operation = what;
    return CompletableFuture.completedFuture(outcome);
  }
}
