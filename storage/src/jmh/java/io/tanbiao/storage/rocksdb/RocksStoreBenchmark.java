package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.Condition;
import io.tanbiao.core.store.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A read that hits, a read that misses, and creates in groups that share one wait for the disk.
 *
 * <p>Keys are drawn at random, so that no branch of the look-up is learnt; each fork has one kind
 * of store only, as a node has.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class RocksStoreBenchmark {
  private static final int GROUP = 64;
  private static final int LOAD = 1000;

  /** How many records there are. */
  @Param({"100000"})
  public int records;

  private final AtomicLong next = new AtomicLong();
  private Path directory;
  private RocksStore store;

  /** Makes a store with records, all of them in table files. */
  @Setup
  public void makeStore() throws IOException {
    directory = Files.createTempDirectory("bench-");
    RocksSettings settings = RocksSettings.standard(directory.resolve("native"));
    Path place = directory.resolve("store");
    try (RocksStore loading = RocksStore.create(place, CaseRule.IGNORE_ASCII_CASE, settings)) {
      for (int from = 0; from < records; from += LOAD) {
        List<Write> writes = new ArrayList<>();
        for (int i = from; i < from + LOAD; i++) {
          writes.add(creation(i));
        }
        loading.commit(new Change(0, List.of(), writes)).toCompletableFuture().join();
      }
    }
    store = RocksStore.open(place, settings);
    next.set(records);
  }

  /** Deletes the store. */
  @TearDown
  public void deleteStore() throws IOException {
    store.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Finds a record. */
  @Benchmark
  public Optional<HandleRecord> findPresent() {
    return store.find(key(ThreadLocalRandom.current().nextLong(records)));
  }

  /** Finds that there is none. */
  @Benchmark
  public Optional<HandleRecord> findAbsent() {
    return store.find(key(-1 - ThreadLocalRandom.current().nextLong(records)));
  }

  /** Creates as many records at once as a node with as many busy clients. */
  @Benchmark
  @OperationsPerInvocation(GROUP)
  public List<Commit> createGroup() {
    List<CompletableFuture<Commit>> stages = new ArrayList<>(GROUP);
    for (int i = 0; i < GROUP; i++) {
      Write.CreateRecord creation = creation(next.getAndIncrement());
      Change change = new Change(0, List.of(Condition.absent(creation.key())), List.of(creation));
      stages.add(store.commit(change).toCompletableFuture());
    }
    return stages.stream().map(CompletableFuture::join).toList();
  }

  private static Write.CreateRecord creation(long number) {
    HandleRecord record =
        HandleRecord.of(
            handle(number),
            1,
            List.of(
                HandleValue.of(1, "URL", "https://example.org/product/" + number),
                HandleValue.of(2, "DESC", "hot rolled coil, furnace 3, batch " + number)));
    return new Write.CreateRecord(key(number), record);
  }

  private static HandleKey key(long number) {
    return CaseRule.IGNORE_ASCII_CASE.key(handle(number));
  }

  private static Handle handle(long number) {
    return Handle.of("88.300.15907/product-" + number);
  }
}
