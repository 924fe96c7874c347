package io.tanbiao.protocol.http;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Reads a list to its end. */
final class WholeList {
  /** The most names of one answer. */
  static final int MAX_NAMES = 1_000_000;

  private static final Outcome TOO_LONG =
      Outcome.Refused.with(
          ResponseCode.SERVER_TOO_BUSY, "More than " + MAX_NAMES + " handles: use TCP");

  private final NameCursor names;
  private final List<Handle> read = new ArrayList<>();
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  private WholeList(NameCursor names) {
    this.names = names;
  }

  /** An outcome whose names are all there, if it is a list; others as they are. */
  static CompletionStage<Outcome> of(Outcome outcome) {
    if (!(outcome instanceof Outcome.Listing listing)) {
      return CompletableFuture.completedFuture(outcome);
    }
    NameCursor names = listing.names().get();
    WholeList list = new WholeList(names);
    list.readOn();
    return list.outcome.whenComplete((whole, failure) -> names.close());
  }

  private void readOn() {
    names
        .next(NameCursor.MAX_PAGE)
        .whenComplete(
            (page, failure) -> {
              if (failure == null) {
                take(page);
              } else {
                outcome.completeExceptionally(failure);
              }
            });
  }

  private void take(NameCursor.Page page) {
    if (!(page.outcome() instanceof Outcome.Names some)) {
      outcome.complete(page.outcome());
      return;
    }
    read.addAll(some.handles());
    if (page.last()) {
      outcome.complete(new Outcome.Names(read));
    } else if (read.size() >= MAX_NAMES) {
      outcome.complete(TOO_LONG);
    } else {
      readOn();
    }
  }
}
