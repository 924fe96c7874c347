package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.handle.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Takes answers to their end. */
public final class AnswerParts {
  private AnswerParts() {}

  /** All messages of an answer. */
  public static List<Octets> all(CompletionStage<AnswerPart> answer) {
    List<Octets> messages = new ArrayList<>();
    Optional<CompletionStage<AnswerPart>> next = Optional.of(answer);
    while (next.isPresent()) {
      AnswerPart part = next.get().toCompletableFuture().join();
      messages.add(part.message());
      next = part.rest().map(AnswerRest::next);
    }
    return messages;
  }
}
