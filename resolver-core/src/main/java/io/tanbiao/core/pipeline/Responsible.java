package io.tanbiao.core.pipeline;

import io.tanbiao.core.delegate.Responsibility;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Prefix;
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
  private final HomedPrefixes homed;

  Responsible(RequestHandler next, Responsibility responsibility, HomedPrefixes homed) {
    this.next = next;
    this.responsibility = responsibility;
    this.homed = homed;
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    Optional<Handle> name = operation.subject();
    return name.isEmpty() || ruledElsewhere(operation) || covers(name.get())
        ? next.handle(context, operation)
        : CompletableFuture.completedFuture(Responsibility.NOT_RESPONSIBLE);
  }

  private boolean covers(Handle name) {
    Prefix prefix = name.prefix();
    if (homed.isKnown(prefix)) {
      return true;
    }
    boolean covered = responsibility.covers(name);
    if (covered) {
      homed.learn(prefix);
    }
    return covered;
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
