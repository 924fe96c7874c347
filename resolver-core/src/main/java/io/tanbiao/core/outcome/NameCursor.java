package io.tanbiao.core.outcome;

import java.util.concurrent.CompletionStage;

/**
 * A list of names that is read as it is wanted, so that no list ever stands in memory (wire notes
 * §3).
 *
 * <p>It is no snapshot: each page goes on behind the last name of the page before. Names come in
 * order and at most once; one that exists all along comes exactly once, and one that is registered
 * or deleted meanwhile comes or does not, depending on whether the list has passed it.
 *
 * <p>Used by one caller at a time, on any thread. Whoever opens one closes it, after its end too.
 */
public interface NameCursor extends AutoCloseable {
  /** The most names of one page. */
  int MAX_PAGE = 1_000;

  /**
   * Reads the next page, on a thread that may block. Not to be called before the page before came,
   * nor after the last one.
   *
   * @param limit how many names at most, 1..{@link #MAX_PAGE}
   * @return completes with a page, also on failure; exceptionally only inside the pipeline
   */
  CompletionStage<Page> next(int limit);

  /** Reads nothing more. Closing again does nothing. */
  @Override
  void close();

  /**
   * Checks the size of a page before it is read.
   *
   * @throws IllegalArgumentException when it is not in 1..{@link #MAX_PAGE}
   */
  static void requirePage(int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 1.." + MAX_PAGE + ")");
    }
  }

  /** Reads the same on the thread that asks; blocks. Used by one thread after another. */
  @FunctionalInterface
  interface Reader {
    /** The next page; none behind the last. */
    Page read(int limit);
  }

  /**
   * One page.
   *
   * @param outcome {@link Outcome.Names}, as many as were wanted unless it is the last; or why the
   *     list ends here
   * @param last whether nothing follows
   */
  record Page(Outcome outcome, boolean last) {}
}
