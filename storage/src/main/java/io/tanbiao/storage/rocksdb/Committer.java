package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.CommitWatcher;
import io.tanbiao.core.store.Condition;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer of a store.
 *
 * <p>One thread takes all waiting changes, checks their conditions one after another, writes those
 * that hold in one batch, waits once for the disk and tells the watchers. A second thread then
 * completes their stages, in order, while the first goes on with the next group; so what hangs on a
 * stage delays acknowledgements, never the disk.
 *
 * <p>While the medium fails, changes are refused ({@code RETRY}) and {@link Medium} is asked to
 * recover about every second.
 */
final class Committer implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Committer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration LONGEST_ACKNOWLEDGEMENT = Duration.ofSeconds(30);

  private final Medium medium;
  private final CommitQueue queue;
  private final CommitCounters counters;
  private final Watchers watchers;
  private final Thread thread = new Thread(this::run, "store-committer");
  private final ExecutorService acknowledger = Executors.newSingleThreadExecutor(Acknowledger::new);

  /** Completes stages, and so makes room in the queue. */
  private static final class Acknowledger extends Thread {
    Acknowledger(Runnable work) {
      super(work, "store-acknowledger");
    }
  }

  Committer(Medium medium, CommitQueue queue, CommitCounters counters, Watchers watchers) {
    this.medium = medium;
    this.queue = queue;
    this.counters = counters;
    this.watchers = watchers;
  }

  /** Starts to take changes. */
  void start() {
    thread.start();
  }

  /** Queues a change; blocks for a bounded time while the queue is full. */
  CompletionStage<Commit> commit(Change change) {
    Optional<StoreException> refusal = medium.refusal();
    if (refusal.isPresent()) {
      counters.refused(1);
      return CompletableFuture.failedFuture(refusal.get());
    }
    QueuedChange queued = QueuedChange.of(change);
    String refused = enqueue(queued);
    if (refused != null) {
      counters.refused(1);
      return CompletableFuture.failedFuture(new StoreException(Severity.RETRY, refused));
    }
    return queued.stage();
  }

  /**
   * Takes no more changes and waits until those that were taken are written and their stages
   * completed. Not to be called from such a stage.
   */
  @Override
  public void close() {
    queue.close();
    boolean interrupted = false;
    // The thread uses native memory that is freed next, so there is no giving up on it.
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    acknowledger.shutdown();
    try {
      if (!acknowledger.awaitTermination(LONGEST_ACKNOWLEDGEMENT.toSeconds(), TimeUnit.SECONDS)) {
        LOGGER.atWarn().log("closing the store while stages of commits are still running");
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why the change was not queued; null when it was. */
  private String enqueue(QueuedChange queued) {
    try {
      // Waiting for room on the thread that makes it would be in vain.
      boolean mayWait = !(Thread.currentThread() instanceof Acknowledger);
      return switch (queue.put(queued, mayWait ? queue.patience() : Duration.ZERO)) {
        case QUEUED -> null;
        case FULL -> "too many changes are waiting to be written";
        case CLOSED -> "the store is closed";
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted while waiting for a place in the queue";
    }
  }

  private void run() {
    try {
      while (!queue.isDrained()) {
        List<QueuedChange> group = queue.take(PATIENCE);
        if (medium.refusal().isPresent()) {
          recover();
        }
        if (!group.isEmpty()) {
          List<Answer> answers = answers(group);
          acknowledger.execute(() -> acknowledge(group, answers));
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError("nobody knows the committer's thread to interrupt it", e);
    }
  }

  private void recover() {
    medium.recover();
    if (medium.refusal().isEmpty()) {
      // Changes whose fate was not known may be visible now.
      tell(CommitWatcher::anythingWritten);
    }
  }

  private void acknowledge(List<QueuedChange> group, List<Answer> answers) {
    answers.forEach(Answer::give);
    queue.done(group);
  }

  /** Writes a group; what to answer to each of its changes. */
  private List<Answer> answers(List<QueuedChange> group) {
    try {
      return write(group);
    } catch (StoreException e) {
      return failing(group, e);
    } catch (RuntimeException | Error e) {
      // The top of this thread: without it a fault of ours would leave stages open for ever.
      LOGGER.atError().setCause(e).addKeyValue("changes", group.size()).log("commit failed");
      return failing(group, new StoreException(Severity.FATAL, "internal error in a commit", e));
    }
  }

  private List<Answer> write(List<QueuedChange> group) {
    try (GroupBatch batch = medium.newGroup()) {
      List<Answer> answers = new ArrayList<>(group.size());
      for (QueuedChange queued : group) {
        answers.add(admit(batch, queued));
      }
      medium.persist(batch);
      counters.written(answers);
      answers.forEach(this::tellWatchers);
      return answers;
    }
  }

  private void tellWatchers(Answer answer) {
    if (answer.commit().filter(Commit.Done.class::isInstance).isPresent()) {
      tell(answer.queued().change()::tell);
    }
  }

  private void tell(Consumer<CommitWatcher> news) {
    try {
      watchers.tell(news);
    } catch (StoreException e) {
      medium.refuse(e);
    }
  }

  private static Answer admit(GroupBatch batch, QueuedChange queued) {
    Optional<Condition> broken;
    try {
      broken = batch.firstBroken(queued.change());
    } catch (StoreException e) {
      // Only this change asks for what cannot be read; the others of the group go on.
      return Answer.failed(queued, e);
    }
    return broken
        .map(condition -> Answer.of(queued, new Commit.Conflict(condition)))
        .orElseGet(() -> Answer.of(queued, batch.add(queued.change())));
  }

  private List<Answer> failing(List<QueuedChange> group, StoreException failure) {
    counters.refused(group.size());
    return group.stream().map(queued -> Answer.failed(queued, failure)).toList();
  }
}
