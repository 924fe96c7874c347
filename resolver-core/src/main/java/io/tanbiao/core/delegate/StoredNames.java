package io.tanbiao.core.delegate;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.outcome.NameCursor;
import io.tanbiao.core.outcome.NameCursor.Page;
import io.tanbiao.core.outcome.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list read from the store page by page. Between two pages it holds nothing but the last name, no
 * iterator and no snapshot.
 */
final class StoredNames<T> implements NameCursor.Reader {
  private final Pages<T> pages;
  private final Function<T, Handle> names;
  private volatile Optional<T> last;

  /** Where the pages come from. */
  @FunctionalInterface
  interface Pages<T> {
    /** Reads what comes after something, or from the beginning; blocks. */
    List<T> read(Optional<T> after, int limit);
  }

  /**
   * A list.
   *
   * @param after behind what it starts
   */
  StoredNames(Pages<T> pages, Function<T, Handle> names, Optional<T> after) {
    this.pages = pages;
    this.names = names;
    this.last = after;
  }

  /** One more than are wanted, to know whether any follows. */
  @Override
  public Page read(int limit) {
    NameCursor.requirePage(limit);
    List<T> found = pages.read(last, limit + 1);
    boolean isLast = found.size() <= limit;
    List<T> page = isLast ? found : found.subList(0, limit);
    last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1));
    return new Page(new Outcome.Names(page.stream().map(names).toList()), isLast);
  }
}
