package io.tanbiao.core.pipeline;

import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hands each operation to the rules that know it; code 5 for all others. */
final class OperationRouter implements RequestHandler {
  private final Map<OpCode, RequestHandler> handlers;

  OperationRouter(Map<OpCode, RequestHandler> handlers) {
    this.handlers = Map.copyOf(handlers);
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    RequestHandler handler = handlers.get(operation.opCode());
    return handler != null
        ? handler.handle(context, operation)
        : CompletableFuture.completedFuture(
            Refused.with(
                ResponseCode.OPERATION_NOT_SUPPORTED,
                "Operation not supported: " + operation.opCode().number()));
  }
}
