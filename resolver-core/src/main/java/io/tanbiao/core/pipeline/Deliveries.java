package io.tanbiao.core.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** What one thread has for others: held back for a moment, then sent to each in one go. */
final class Deliveries {
  /** So long after the first one none is held back: as long as waking a thread may take. */
  private static final long LONGEST_NANOS = Duration.ofNanos(200_000).toNanos();

  private final List<Runnable> tasks = new ArrayList<>();
  private Executor to;
  private boolean holding;
  private long sinceNanos;

  /** Deliveries are held back from now on. */
  void hold() {
    holding = true;
  }

  /** Everything is sent, and nothing held back any more. */
  void release() {
    holding = false;
    send();
  }

  /** Sends what was held back for long enough. */
  void sendIfDue() {
    if (to != null && System.nanoTime() - sinceNanos > LONGEST_NANOS) {
      send();
    }
  }

  void add(Executor executor, Runnable task) {
    if (!holding) {
      executor.execute(task);
      return;
    }
    if (to != executor) {
      send();
      to = executor;
      sinceNanos = System.nanoTime();
    }
    tasks.add(task);
  }

  private void send() {
    if (to == null) {
      return;
    }
    Executor executor = to;
    List<Runnable> sent = List.copyOf(tasks);
    to = null;
    tasks.clear();
    executor.execute(() -> sent.forEach(Runnable::run));
  }
}
