package io.tanbiao.ops.bulk;

import io.tanbiao.core.handle.HandleRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Records that are read page by page, of which one is in memory. */
public final class StoredRecords implements ExportRun.Source {
  /** So many records are in memory, each of at most 256 KiB. */
  private static final int PAGE = 100;

  private final Pages pages;
  private final Deque<HandleRecord> page = new ArrayDeque<>();

  /** Reads records of a store, one page after the other. */
  @FunctionalInterface
  public interface Pages {
    /** The next records; none at the end. */
    List<HandleRecord> next(int limit);
  }

  /** Reads all pages. */
  public StoredRecords(Pages pages) {
    this.pages = pages;
  }

  @Override
  public Optional<HandleRecord> next() {
    if (page.isEmpty()) {
      page.addAll(pages.next(PAGE));
    }
    return Optional.ofNullable(page.poll());
  }
}
