package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.CommitWatcher;
import io.tanbiao.core.store.StoreException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A program that creates numbered records until it is killed, and prints what became of each.
 *
 * <p>Each line is a word and a number: {@code ack}, or the severity of the failure. An {@code ack}
 * is printed only once the stage of the commit is completed.
 */
final class WriterProcess {
  /** Changes under way at once, so that they become groups. */
  private static final int WINDOW = 64;

  private static final long PACE_AFTER_FAILURE_MILLIS = 10;

  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private final Semaphore window = new Semaphore(WINDOW);
  private final RocksStore store;
  private volatile boolean failing;

  private WriterProcess(RocksStore store) {
    this.store = store;
  }

  /** Writes into the store of a directory, from a number on. */
  public static void main(String[] arguments) throws InterruptedException {
    Path directory = Path.of(arguments[0]);
    RocksStore store =
        Files.exists(directory)
            ? RocksStore.open(directory, RocksSample.settings())
            : RocksStore.create(directory, CaseRule.IGNORE_ASCII_CASE, RocksSample.settings());
    new WriterProcess(store).write(Integer.parseInt(arguments[1]));
    store.close();
  }

  /** Says when anything may have been written. */
  private final class Watcher implements CommitWatcher {
    @Override
    public void recordWritten(HandleKey key) {}

    @Override
    public void prefixWritten(Prefix prefix) {}

    @Override
    public void anythingWritten() {
      out.println("anything 0");
    }
  }

  private void write(int from) throws InterruptedException {
    store.watch(new Watcher());
    // Without a reader this program must not fill the disk for ever.
    for (int number = from; !out.checkError(); number++) {
      window.acquire();
      int written = number;
      store
          .commit(NumberedWrites.creating(number))
          .whenComplete((commit, failure) -> report(written, commit, failure));
      if (failing) {
        pace();
      }
    }
  }

  private void report(int number, Commit commit, Throwable failure) {
    failing = failure != null;
    if (failure instanceof StoreException e) {
      out.println(e.severity() + " " + number);
    } else if (commit instanceof Commit.Done) {
      out.println("ack " + number);
    } else {
      out.println("unexpected " + number + " " + commit + " " + failure);
    }
    window.release();
  }

  /** Lets some time pass while writing fails, and shows that reading does not. */
  private void pace() throws InterruptedException {
    out.println("read " + NumberedWrites.requireWhole(store).size());
    new Semaphore(0).tryAcquire(PACE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
  }
}
