package io.tanbiao.core.pipeline;

import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;

/** Is told of every answered request: metrics, access log. Called on any thread; never blocks. */
@FunctionalInterface
public interface RequestObserver {
  /**
   * A request was answered.
   *
   * @param nanos from its arrival at the pipeline to its outcome
   */
  void answered(RequestContext context, Operation operation, Outcome outcome, long nanos);
}
