package io.tanbiao.core.pipeline;

import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.Operation.SessionExchangeKey;
import io.tanbiao.core.operation.Operation.SessionSetup;
import io.tanbiao.core.operation.Operation.VerifyChallenge;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import java.util.concurrent.CompletionStage;

/**
 * Leaves the event loop, since what follows reads the store. What costs more has lanes of its own,
 * so that a flood of it does not keep resolutions waiting.
 */
final class OffEventLoop implements RequestHandler {
  private final RequestHandler next;
  private final Workers ordinary;
  private final Workers proofs;
  private final Workers keyExchanges;

  OffEventLoop(RequestHandler next, Lanes lanes) {
    this.next = next;
    this.ordinary = new Workers(lanes.ordinary());
    this.proofs = new Workers(lanes.proofs(), Workers.LONGEST_WAIT_OF_PROOFS);
    this.keyExchanges = new Workers(lanes.keyExchanges(), Workers.LONGEST_WAIT_OF_PROOFS);
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    return workersFor(operation).run(() -> next.handle(context, operation));
  }

  private Workers workersFor(Operation operation) {
    if (operation instanceof ChallengeAnswer || operation instanceof VerifyChallenge) {
      return proofs;
    }
    return operation instanceof SessionSetup || operation instanceof SessionExchangeKey
        ? keyExchanges
        : ordinary;
  }
}
