package io.tanbiao.protocol;

import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.RequestHandler;
import io.tanbiao.protocol.dispatch.RequestDispatcher;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers requests when and in the order that a test wants. Safe for use by any thread. */
public final class HeldRequests implements RequestHandler {
  private final List<CompletableFuture<Outcome>> held = new CopyOnWriteArrayList<>();
  private final List<Operation> operations = new CopyOnWriteArrayList<>();

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    operations.add(operation);
    held.add(outcome);
    return outcome;
  }

  /** A dispatcher in front. */
  public RequestDispatcher dispatcher() {
    return new RequestDispatcher(this, () -> 1, Clock.systemUTC(), (transport, reason) -> {});
  }

  /** How many requests came so far. */
  public int count() {
    return held.size();
  }

  /** What was asked, in order. */
  public List<Operation> operations() {
    return operations;
  }

  /** Answers the request that came as number {@code position}, from 0. */
  public void answer(int position) {
    answer(position, Outcome.Refused.with(ResponseCode.HANDLE_NOT_FOUND));
  }

  /** Answers the request that came as number {@code position}, from 0. */
  public void answer(int position, Outcome outcome) {
    held.get(position).complete(outcome);
  }

  /** Breaks the rule that there is always an outcome. */
  public void fail(int position, RuntimeException failure) {
    held.get(position).completeExceptionally(failure);
  }
}
