package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Loads many records into a store that nobody has open, past its log and its committer.
 *
 * <p>Each run is written into table files of its own, which become part of the store in one step
 * that survives the end of the process at any moment: a store holds a run whole or not at all.
 * Every record gets a row in the transaction log, as if it had been created by a commit. What is
 * there already is never replaced.
 *
 * <p>One thread at a time may load. A run is written while the caller makes the next one.
 */
public final class BulkLoad implements AutoCloseable {
  private final BulkTarget target;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "bulk-writer"));
  private final Semaphore idle = new Semaphore(1);
  private volatile StoreException failure;

  private BulkLoad(BulkTarget target) {
    this.target = target;
  }

  /**
   * Opens a store for loading; to be closed by the caller.
   *
   * @throws StoreException when {@link RocksStore#open} would throw one
   */
  public static BulkLoad open(Path directory, RocksSettings settings) {
    return new BulkLoad(StoreDirectory.openForLoading(directory, settings));
  }

  /** How the store was told to compare names. */
  public CaseRule caseRule() {
    return target.caseRule();
  }

  /** The mark of the last run that is durable; empty when there is none. */
  public Optional<Octets> mark() {
    return target.mark();
  }

  /**
   * The record of a key, in the runs that are durable. Any thread.
   *
   * @throws StoreException when it cannot be read
   */
  public Optional<HandleRecord> find(HandleKey key) {
    return target.find(key);
  }

  /** The number of the last transaction; 0 before the first. */
  public long lastTransactionId() {
    return target.lastTransactionId();
  }

  /**
   * Loads a run, once the one before it is written; blocks until then.
   *
   * @return completes on the writer's thread when the run is durable, or exceptionally with a
   *     {@link StoreException}; then nothing more is loaded, and the store has to be opened again
   * @throws InterruptedException when interrupted while it waits; the run is not loaded
   */
  public CompletionStage<BulkResult> load(BulkRun run) throws InterruptedException {
    idle.acquire();
    CompletableFuture<BulkResult> stage = new CompletableFuture<>();
    writer.execute(() -> write(run, stage));
    return stage;
  }

  /** Waits for the run under way and closes the store. */
  @Override
  public void close() {
    writer.shutdown();
    boolean interrupted = false;
    // The thread uses native memory that is freed next, so there is no giving up on it.
    while (!writer.isTerminated()) {
      try {
        boolean unused = writer.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    target.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(BulkRun run, CompletableFuture<BulkResult> stage) {
    CompletableFuture<BulkResult> outcome = new CompletableFuture<>();
    try {
      if (failure != null) {
        throw failure;
      }
      outcome.complete(target.write(run));
    } catch (StoreException e) {
      failure = e;
      outcome.completeExceptionally(e);
    } catch (RuntimeException | Error e) {
      // The top of this thread: without it a fault of ours would leave the stage open for ever.
      failure = new StoreException(Severity.FATAL, "internal error while loading", e);
      outcome.completeExceptionally(failure);
    } finally {
      idle.release();
    }
    outcome.whenComplete(
        (result, thrown) -> {
          if (thrown == null) {
            stage.complete(result);
          } else {
            stage.completeExceptionally(thrown);
          }
        });
  }
}
