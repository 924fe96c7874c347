package io.tanbiao.core.pipeline;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Some of the threads of an executor, with a bounded queue of its own: however much comes here, the
 * other threads stay free for what does not.
 *
 * <p>May be called by any thread; never waits. A task must not throw.
 */
public final class BoundedLane implements Executor {
  private final Executor executor;
  private final int maxRunning;
  private final int maxWaiting;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  /**
   * A lane on an executor.
   *
   * @param maxRunning tasks at a time, above 0
   * @param maxWaiting tasks that may wait for another one to end
   */
  public BoundedLane(Executor executor, int maxRunning, int maxWaiting) {
    if (maxRunning < 1 || maxWaiting < 0) {
      throw new IllegalArgumentException(
          "lane: " + maxRunning + ", " + maxWaiting + " (expected: above 0, not below 0)");
    }
    this.executor = executor;
    this.maxRunning = maxRunning;
    this.maxWaiting = maxWaiting;
  }

  /** Runs a task on a thread of the executor; refuses it when too many wait, here or there. */
  @Override
  public void execute(Runnable task) {
    synchronized (waiting) {
      if (running < maxRunning) {
        // Under the lock, so that nothing waits for a task that the executor refuses.
        executor.execute(() -> runFrom(task));
        running++;
      } else if (waiting.size() < maxWaiting) {
        waiting.add(task);
      } else {
        throw new RejectedExecutionException(waiting.size() + " tasks are waiting");
      }
    }
  }

  private void runFrom(Runnable first) {
    for (Runnable task = first; task != null; task = next()) {
      task.run();
    }
  }

  /** The next task for a thread of the lane; null when it has to leave. */
  private Runnable next() {
    synchronized (waiting) {
      Runnable next = waiting.poll();
      if (next == null) {
        running--;
      }
      return next;
    }
  }
}
