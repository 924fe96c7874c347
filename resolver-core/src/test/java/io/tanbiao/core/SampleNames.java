package io.tanbiao.core;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A list of names that stands in memory and knows how far it was read; and how lists are read. */
public final class SampleNames implements NameCursor {
  private final List<Handle> names;
  private int position;
  private int pages;
  private boolean closed;

  /** A list of names. */
  public SampleNames(List<Handle> names) {
    this.names = List.copyOf(names);
  }

  /** Some names of a prefix, and nothing behind them. */
  public static SampleNames under(String prefix, int count) {
    List<Handle> names = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      names.add(Handle.of(prefix + "/L-" + number));
    }
    return new SampleNames(names);
  }

  /** All names of an outcome that is a list, also of a challenged request; closes it. */
  public static List<Handle> in(Outcome outcome) {
    if (outcome instanceof Outcome.OfChallenged challenged) {
      return in(challenged.outcome());
    }
    List<Handle> all = new ArrayList<>();
    try (NameCursor names = ((Outcome.Listing) outcome).names().get()) {
      Page page;
      do {
        page = names.next(MAX_PAGE).toCompletableFuture().join();
        all.addAll(((Outcome.Names) page.outcome()).handles());
      } while (!page.last());
    }
    return all;
  }

  /** The outcome that has this list. */
  public Outcome.Listing outcome() {
    return new Outcome.Listing(() -> this);
  }

  /** How many pages were read. */
  public int pages() {
    return pages;
  }

  /** Whether it was closed. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public CompletionStage<Page> next(int limit) {
    if (closed) {
      throw new IllegalStateException("read after it was closed");
    }
    int end = Math.min(position + limit, names.size());
    Outcome page = new Outcome.Names(names.subList(position, end));
    position = end;
    pages++;
    return CompletableFuture.completedFuture(new Page(page, end == names.size()));
  }

  @Override
  public void close() {
    closed = true;
  }
}
