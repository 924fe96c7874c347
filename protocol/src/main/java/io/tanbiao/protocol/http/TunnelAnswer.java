package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpData;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.dispatch.AnswerPart;
import io.tanbiao.protocol.dispatch.AnswerRest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * Collects the messages of an answer, since a body of the tunnel has a known length. A list that
 * does not fit into what is left of the budget is refused (code 3).
 *
 * <p>Used by one thread after another.
 */
final class TunnelAnswer {
  private static final Refused TOO_LONG =
      Refused.with(
          ResponseCode.SERVER_TOO_BUSY, "The list is too long for HTTP: use TCP or /api/handles");

  private final TunnelBudget budget;
  private final BooleanSupplier wanted;
  private final List<HttpData> messages = new ArrayList<>();
  private final CompletableFuture<TunnelAnswer> whole = new CompletableFuture<>();
  private long reservedOctets;

  private TunnelAnswer(TunnelBudget budget, BooleanSupplier wanted) {
    this.budget = budget;
    this.wanted = wanted;
  }

  /**
   * Collects an answer; blocks no longer than the list it may be.
   *
   * @param budget for answers of several messages
   * @param wanted whether anybody waits for it still
   */
  static CompletionStage<TunnelAnswer> of(
      AnswerPart first, TunnelBudget budget, BooleanSupplier wanted) {
    TunnelAnswer answer = new TunnelAnswer(budget, wanted);
    answer.take(first);
    return answer.whole;
  }

  /** All messages, in order. */
  List<HttpData> messages() {
    return messages;
  }

  /** How long they are together. */
  long lengthOctets() {
    return messages.stream().mapToLong(HttpData::length).sum();
  }

  /** Gives back what it took of the budget, once it is sent. */
  void release() {
    budget.release(reservedOctets);
    reservedOctets = 0;
  }

  private void take(AnswerPart part) {
    if (part.rest().isEmpty()) {
      add(part.message());
      whole.complete(this);
    } else if (!wanted.getAsBoolean()) {
      part.rest().get().close();
      whole.complete(this);
    } else if (budget.reserve(part.message().length())) {
      reservedOctets += part.message().length();
      add(part.message());
      continueWith(part.rest().get());
    } else {
      messages.clear();
      release();
      add(part.rest().get().refuse(TOO_LONG).message());
      whole.complete(this);
    }
  }

  private void add(Octets message) {
    messages.add(HttpData.wrap(message.toArray()));
  }

  private void continueWith(AnswerRest rest) {
    rest.next()
        .whenComplete(
            (part, failure) -> {
              if (failure == null) {
                take(part);
              } else {
                release();
                whole.completeExceptionally(failure);
              }
            });
  }
}
