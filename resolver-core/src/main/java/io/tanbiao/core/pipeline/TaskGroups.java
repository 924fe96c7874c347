package io.tanbiao.core.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads before which a bounded number of tasks waits. Those that one thread hands over in one
 * {@linkplain Rounds round} run in groups, one after the other on one thread, and what they
 * {@linkplain #deliver deliver} goes back together.
 *
 * <p>May be called by any thread; never waits.
 */
public final class TaskGroups implements Executor, Rounds {
  /** The most tasks of a group: one that waits for the disk keeps few others waiting. */
  static final int MOST = 8;

  private static final ThreadLocal<Deliveries> DELIVERIES =
      ThreadLocal.withInitial(Deliveries::new);

  private final Executor threads;
  private final int maxWaiting;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ThreadLocal<Round> rounds = ThreadLocal.withInitial(Round::new);

  /** A task that can be told that it will not run after all. */
  interface Refusable extends Runnable {
    /** Instead of {@link #run()}. */
    void refused();
  }

  private static final class Round {
    private boolean open;
    private List<Runnable> tasks = new ArrayList<>(MOST);

    private List<Runnable> take() {
      List<Runnable> taken = tasks;
      tasks = new ArrayList<>(MOST);
      return taken;
    }
  }

  /**
   * Groups of tasks before threads.
   *
   * @param threads run the groups
   * @param maxWaiting tasks that may wait, above 0
   */
  public TaskGroups(Executor threads, int maxWaiting) {
    if (maxWaiting < 1) {
      throw new IllegalArgumentException("maxWaiting: " + maxWaiting + " (expected: 1..)");
    }
    this.threads = threads;
    this.maxWaiting = maxWaiting;
  }

  /**
   * Does something on another thread, behind the group that this task is in, or at once when this
   * is no such thread.
   *
   * @param to runs it
   */
  public static void deliver(Executor to, Runnable task) {
    DELIVERIES.get().add(to, task);
  }

  @Override
  public void begin() {
    rounds.get().open = true;
  }

  @Override
  public void end() {
    Round round = rounds.get();
    round.open = false;
    if (!round.tasks.isEmpty()) {
      handOver(round.take());
    }
  }

  /**
   * Runs a task, which must not throw.
   *
   * @throws RejectedExecutionException when too many wait
   */
  @Override
  public void execute(Runnable task) {
    if (waiting.incrementAndGet() > maxWaiting) {
      waiting.decrementAndGet();
      throw new RejectedExecutionException(maxWaiting + " tasks are waiting");
    }
    Round round = rounds.get();
    if (!round.open) {
      handOver(List.of(task));
      return;
    }
    round.tasks.add(task);
    if (round.tasks.size() == MOST) {
      handOver(round.take());
    }
  }

  private void handOver(List<Runnable> group) {
    try {
      threads.execute(() -> run(group));
    } catch (RejectedExecutionException e) {
      waiting.addAndGet(-group.size());
      refuse(group, e);
    }
  }

  private static void refuse(List<Runnable> group, RejectedExecutionException why) {
    for (Runnable task : group) {
      if (!(task instanceof Refusable refusable)) {
        throw why;
      }
      refusable.refused();
    }
  }

  private void run(List<Runnable> group) {
    Deliveries deliveries = DELIVERIES.get();
    deliveries.hold();
    try {
      for (Runnable task : group) {
        waiting.decrementAndGet();
        task.run();
        deliveries.sendIfDue();
      }
    } finally {
      deliveries.release();
    }
  }
}
