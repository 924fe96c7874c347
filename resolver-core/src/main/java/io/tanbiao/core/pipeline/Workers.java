package io.tanbiao.core.pipeline;

import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Threads that may block. Their queue is bounded: when it is full, the answer is code 3 (busy). So
 * it is when a request has waited for so long that its client has sent it again or given up: then
 * working on it would only keep those behind it waiting.
 */
final class Workers {
  /** How long a request may wait that costs little. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** How long a request may wait that costs much, and whose client knows that. */
  static final Duration LONGEST_WAIT_OF_PROOFS = Duration.ofSeconds(8);

  /** What is said when the queue is full or too slow. */
  static final Refused NO_ROOM =
      Refused.with(ResponseCode.SERVER_TOO_BUSY, "Too many requests are waiting");

  private final Executor executor;
  private final long longestWaitNanos;
  private final LongSupplier nanoTime;

  Workers(Executor executor) {
    this(executor, LONGEST_WAIT);
  }

  Workers(Executor executor, Duration longestWait) {
    this(executor, longestWait, System::nanoTime);
  }

  Workers(Executor executor, Duration longestWait, LongSupplier nanoTime) {
    this.executor = executor;
    this.longestWaitNanos = longestWait.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Does something on one of the threads, or says that there is no room for it. */
  CompletionStage<Outcome> run(Supplier<CompletionStage<Outcome>> work) {
    Task task = new Task(work, nanoTime.getAsLong());
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      task.refused();
    }
    return task.started.thenCompose(Function.identity());
  }

  private final class Task implements TaskGroups.Refusable {
    private final CompletableFuture<CompletionStage<Outcome>> started = new CompletableFuture<>();
    private final Supplier<CompletionStage<Outcome>> work;
    private final long queuedNanos;

    private Task(Supplier<CompletionStage<Outcome>> work, long queuedNanos) {
      this.work = work;
      this.queuedNanos = queuedNanos;
    }

    @Override
    public void run() {
      try {
        started.complete(unlessTooLate(queuedNanos, work));
      } catch (RuntimeException | Error e) {
        // Whoever waits for the outcome is told; the thread goes on with other tasks.
        started.completeExceptionally(e);
      }
    }

    @Override
    public void refused() {
      started.complete(CompletableFuture.completedFuture(NO_ROOM));
    }
  }

  private CompletionStage<Outcome> unlessTooLate(
      long queued, Supplier<CompletionStage<Outcome>> work) {
    return nanoTime.getAsLong() - queued > longestWaitNanos
        ? CompletableFuture.completedFuture(NO_ROOM)
        : work.get();
  }
}
