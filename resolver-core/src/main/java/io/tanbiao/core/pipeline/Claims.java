package io.tanbiao.core.pipeline;

import io.tanbiao.core.operation.Asker;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Refuses requests that claim to belong to a session and do not (wire notes §4, §6). */
final class Claims implements RequestHandler {
  private final RequestHandler next;

  Claims(RequestHandler next) {
    this.next = next;
  }

  @Override
  public CompletionStage<Outcome> handle(RequestContext context, Operation operation) {
    return context.asker() instanceof Asker.Impostor impostor
        ? CompletableFuture.completedFuture(
            Refused.with(codeOf(impostor.why()), impostor.explanation()))
        : next.handle(context, operation);
  }

  private static ResponseCode codeOf(Asker.Impostor.Why why) {
    return switch (why) {
      case NO_SUCH_SESSION -> ResponseCode.SESSION_TIMED_OUT;
      case WRONG_MAC -> ResponseCode.INVALID_SESSION_KEY;
      case SEEN_BEFORE -> ResponseCode.SESSION_MESSAGE_REJECTED;
    };
  }
}
