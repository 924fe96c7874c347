package io.tanbiao.core.pipeline;

import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import java.util.concurrent.CompletionStage;

/**
 * Answers requests. What transports see, and what every decorator around it is.
 *
 * <p>May be called on any thread, event loops included; never blocks. The stage may complete on any
 * thread, and completes with an outcome also when the request fails; it completes exceptionally
 * only inside the pipeline, never at its outer end.
 */
@FunctionalInterface
public interface RequestHandler {
  /** Answers a request. */
  CompletionStage<Outcome> handle(RequestContext context, Operation operation);
}
