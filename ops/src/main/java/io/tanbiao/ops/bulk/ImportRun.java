package io.tanbiao.ops.bulk;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs an import: blocks of the file are read and checked on several threads, and handed over in
 * their order on the thread that runs it, while the group before is being written. What is under
 * way is bounded by a group being written, one being filled, and a block for each thread.
 *
 * @param <P> a record as the sink takes it
 */
public final class ImportRun<P> {
  private final BulkInput input;
  private final RecordSink<P> sink;
  private final Watcher watcher;
  private final Limits limits;
  private final Deque<Future<ParsedBlock<P>>> blocks = new ArrayDeque<>();
  private ImportCounts counts;
  private Optional<Handed<P>> underWay = Optional.empty();
  private boolean more = true;
  private long found;
  private long told;

  /**
   * When to stop, and how many threads to use.
   *
   * @param threads that read and check, 1 or more
   * @param maxErrors how many refused records end the run, 1 or more
   */
  public record Limits(int threads, long maxErrors) {
    /** Checks the ranges. */
    public Limits {
      if (threads < 1 || maxErrors < 1) {
        throw new IllegalArgumentException(
            "threads " + threads + ", maxErrors " + maxErrors + " (expected: 1 or more)");
      }
    }
  }

  /** Is told of everything, on the thread that runs the import. */
  public interface Watcher {
    /** A record was not taken. */
    void refused(Rejection rejection) throws IOException;

    /** All before a place is done and durable, so that another run may begin there. */
    void reached(ImportCounts counts, Position position) throws IOException;
  }

  /** How a run ended. */
  public enum Ending {
    /** The file was read to its end. */
    WHOLE,
    /** Too many records were refused; the rest of the file was not read. */
    TOO_MANY_ERRORS
  }

  private record Handed<P>(Group<P> group, CompletionStage<List<Fate>> fates, boolean whole) {}

  /**
   * Prepares a run.
   *
   * @param counts of what stands before the place where the input goes on
   */
  public ImportRun(
      BulkInput input, RecordSink<P> sink, Watcher watcher, Limits limits, ImportCounts counts) {
    this.input = input;
    this.sink = sink;
    this.watcher = watcher;
    this.limits = limits;
    this.counts = counts;
  }

  /** How many records became what so far. */
  public ImportCounts counts() {
    return counts;
  }

  /**
   * Imports all that is left of the input.
   *
   * @throws IOException when the file cannot be read or the sink takes nothing more
   */
  public Ending run() throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(limits.threads(), ImportRun::worker);
    try {
      boolean whole = true;
      Group<P> group = new Group<>();
      Optional<ParsedBlock<P>> block = next(workers);
      while (whole && block.isPresent()) {
        whole = fill(group, block.get());
        if (whole && group.isFull(sink.groupRecords())) {
          hand(group, true);
          group = new Group<>();
        }
        whole = whole && told < limits.maxErrors();
        block = whole ? next(workers) : Optional.empty();
      }
      if (told < limits.maxErrors() && !group.isEmpty()) {
        hand(group, whole);
      }
      finish();
      return whole && told < limits.maxErrors() ? Ending.WHOLE : Ending.TOO_MANY_ERRORS;
    } finally {
      List<Runnable> unused = workers.shutdownNow();
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "import-parser");
    thread.setDaemon(true);
    return thread;
  }

  private Optional<ParsedBlock<P>> next(ExecutorService workers) throws IOException {
    while (more && blocks.size() <= limits.threads()) {
      Optional<Block> read = input.next();
      more = read.isPresent();
      read.ifPresent(
          block -> blocks.add(workers.submit(() -> ParsedBlock.of(block, input.parser(), sink))));
    }
    return blocks.isEmpty() ? Optional.empty() : Optional.of(await(blocks.remove()));
  }

  /** Takes a block into a group; false when it is cut short, for too much of it is refused. */
  private boolean fill(Group<P> group, ParsedBlock<P> block) {
    for (ParsedBlock.Item<P> item : block.items()) {
      group.add(item);
      found += item.refused() == null ? 0 : 1;
      if (found >= limits.maxErrors()) {
        return false;
      }
    }
    group.endBlock(block);
    return true;
  }

  private void hand(Group<P> group, boolean whole) throws IOException {
    CompletionStage<List<Fate>> fates = sink.put(group.ready(), group.next());
    finish();
    underWay = Optional.of(new Handed<>(group, fates, whole));
  }

  /** Waits for the group that is being written and tells what became of it. */
  private void finish() throws IOException {
    if (underWay.isEmpty()) {
      return;
    }
    Handed<P> handed = underWay.get();
    underWay = Optional.empty();
    Iterator<Fate> fates = await(handed.fates()).iterator();
    for (ParsedBlock.Item<P> item : handed.group().items()) {
      if (item.refused() != null) {
        refuse(item.refused());
      } else {
        take(item, fates.next());
      }
    }
    if (handed.whole()) {
      watcher.reached(counts, handed.group().next());
    }
  }

  private void take(ParsedBlock.Item<P> item, Fate fate) throws IOException {
    if (fate instanceof Fate.Refused refused) {
      found++;
      refuse(rejection(item, refused));
    } else {
      counts = counts.with(fate);
    }
  }

  private static Rejection rejection(ParsedBlock.Item<?> item, Fate.Refused refused) {
    String handle = item.handle().toString();
    return new Rejection(item.line(), 0, handle, refused.responseCode(), refused.reason());
  }

  private void refuse(Rejection rejection) throws IOException {
    counts = counts.withRefused();
    told++;
    watcher.refused(rejection);
  }

  private static <T> T await(CompletionStage<T> stage) throws IOException {
    Future<T> future = stage.toCompletableFuture();
    return await(future);
  }

  private static <T> T await(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException | CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new AssertionError(e.getCause());
    }
  }
}
