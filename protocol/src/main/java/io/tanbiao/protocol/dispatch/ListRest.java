package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A list of names as messages, each made from a page that is read when it is wanted. */
final class ListRest implements AnswerRest {
  /** How many names one message of a list has, as in Handle.Net 9.3.1 (wire notes §3). */
  static final int NAMES_PER_MESSAGE = 50;

  private final NameCursor names;
  private final Messages messages;

  /** Writes an outcome as one message, with some flags more. */
  @FunctionalInterface
  interface Messages {
    Octets write(Outcome outcome, int flags);
  }

  ListRest(NameCursor names, Messages messages) {
    this.names = names;
    this.messages = messages;
  }

  @Override
  public CompletionStage<AnswerPart> next() {
    return names
        .next(NAMES_PER_MESSAGE)
        .thenApply(this::part)
        .whenComplete(
            (part, failure) -> {
              if (failure != null || part.rest().isEmpty()) {
                names.close();
              }
            });
  }

  @Override
  public AnswerPart refuse(Refused why) {
    names.close();
    return AnswerPart.last(messages.write(why, 0));
  }

  @Override
  public void close() {
    names.close();
  }

  private AnswerPart part(NameCursor.Page page) {
    return page.last()
        ? AnswerPart.last(messages.write(page.outcome(), 0))
        : new AnswerPart(messages.write(page.outcome(), OpFlags.CONT), Optional.of(this));
  }
}
