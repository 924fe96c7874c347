package io.tanbiao.core.pipeline;

import io.tanbiao.core.delegate.Responsibility;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.resolve.Resolver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers code 301 for names that belong to another server. */
final class Responsible implements RequestHandler {
  private final RequestHandler next;
  private final Responsibility responsibility;

  Responsible(RequestHandler next, Responsibility responsibility) {
    this.next = next;
    this.responsibility = responsibility;
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    Optional<Handle> name = operation.subject();
    return name.isEmpty() || ruledElsewhere(operation) || responsibility.covers(name.get())
        ? next.handle(context, operation)
        : CompletableFuture.completedFuture(Responsibility.NOT_RESPONSIBLE);
  }

  /** Homing makes responsible; lists say so themselves; each node has its own status. */
  private static boolean ruledElsewhere(Operation operation) {
    return operation instanceof Operation.HomePrefix
        || operation instanceof Operation.UnhomePrefix
        || operation instanceof Operation.ListHandles
        || operation instanceof Operation.ListDerivedPrefixes
        || (operation instanceof Operation.Resolution resolution
            && Resolver.isStatus(resolution.handle()));
  }
}
