package io.tanbiao.ops.node;

import io.tanbiao.core.pipeline.BoundedLane;
import io.tanbiao.core.pipeline.Lanes;
import io.tanbiao.ops.config.NodeConfig;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of the node that may block, with a bounded queue before them. */
final class WorkThreads {
  private static final int PER_PROCESSOR = 4;
  private static final long LONGEST_END_MILLIS = 1_000;

  private static final int SHARE_OF_PROOFS = 2;
  private static final int SHARE_OF_KEY_EXCHANGES = 4;

  /** Requests that wait for other nodes at a time (HW-8.15). */
  private static final int FOR_PEERS = 16;

  /** Requests that wait for one of those threads; more get code 3 (HW-8.15). */
  private static final int QUEUE_FOR_PEERS = 64;

  private static final long IDLE_SECONDS = 60;

  private WorkThreads() {}

  /** The lanes of these threads: half for proofs, a quarter for key exchanges at most. */
  static Lanes lanes(Executor ordinary, ThreadPoolExecutor work, NodeConfig.Threads threads) {
    return new Lanes(
        ordinary,
        share(work, threads, SHARE_OF_PROOFS),
        share(work, threads, SHARE_OF_KEY_EXCHANGES));
  }

  private static BoundedLane share(ThreadPoolExecutor work, NodeConfig.Threads threads, int part) {
    return new BoundedLane(
        work, Math.max(1, work.getCorePoolSize() / part), Math.max(1, threads.queue() / part));
  }

  static ThreadPoolExecutor of(NodeConfig.Threads threads) {
    int count =
        threads.work() > 0
            ? threads.work()
            : PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
    return new ThreadPoolExecutor(
        count,
        count,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(threads.queue()),
        named("work"),
        new ThreadPoolExecutor.AbortPolicy());
  }

  /**
   * Threads that wait for other nodes. They are few, and so are the requests before them, since one
   * that waits too long is given up when its turn comes.
   */
  static ThreadPoolExecutor forPeers() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            FOR_PEERS,
            FOR_PEERS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE_FOR_PEERS),
            named("peer"),
            new ThreadPoolExecutor.AbortPolicy());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** Ends the threads once they have done what waits, at the latest after a while. */
  static void stop(ThreadPoolExecutor work) throws InterruptedException {
    work.shutdown();
    if (!work.awaitTermination(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS)) {
      work.shutdownNow();
    }
  }

  static int io(NodeConfig.Threads threads) {
    return threads.io() > 0 ? threads.io() : Runtime.getRuntime().availableProcessors();
  }

  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> new Thread(task, name + "-" + count.incrementAndGet());
  }
}
