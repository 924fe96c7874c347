package io.tanbiao.ops.bench.limit;

import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Measurement.Latency;
import io.tanbiao.ops.bench.ProcessTimes;
import io.tanbiao.ops.bench.Workload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** What RocksDB does when nothing stands before it: the process measures itself. */
public final class RocksBaseline {
  private static final int RECORD_OCTETS = 150;
  private static final long CACHE_OCTETS = 512L << 20;
  private static final double FILTER_BITS = 10;
  private static final long SEED = 42;
  private static final int HISTOGRAM_DIGITS = 3;
  private static final long LONGEST_NANOS = 120_000_000_000L;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MICRO = 1_000;

  private final Path folder;
  private final int records;
  private final Duration warmUp;
  private final Duration measured;

  /**
   * A baseline.
   *
   * @param folder new, for the store and the native library
   * @param records in the store that is read
   */
  public RocksBaseline(Path folder, int records, Duration warmUp, Duration measured) {
    this.folder = folder;
    this.records = records;
    this.warmUp = warmUp;
    this.measured = measured;
  }

  /** One of the operations, many times. */
  private interface Work {
    void once() throws RocksDBException;
  }

  /** Random gets of one thread, from a store that is compacted and in the cache. */
  public Measurement gets() throws RocksDBException, InterruptedException {
    try (Options options = options();
        RocksDB db = open(options)) {
      fill(db);
      byte[] value = new byte[2 * RECORD_OCTETS];
      byte[][] keys = keys();
      SplittableRandom random = new SplittableRandom(SEED);
      return measure(
          Workload.ROCKS_GET,
          1,
          () -> {
            if (db.get(keys[random.nextInt(keys.length)], value) != RECORD_OCTETS) {
              throw new IllegalStateException("a record is missing");
            }
          },
          records + " records of " + RECORD_OCTETS + " octets, one thread");
    }
  }

  /** Single writes of many threads, each acknowledged when it is on the disk. */
  public Measurement syncedWrites() throws RocksDBException, InterruptedException {
    int threads = Workload.ROCKS_SYNC_WRITE.connections();
    try (Options options = options();
        WriteOptions synced = new WriteOptions().setSync(true);
        RocksDB db = open(options)) {
      AtomicInteger next = new AtomicInteger();
      return measure(
          Workload.ROCKS_SYNC_WRITE,
          threads,
          () -> db.put(synced, key(next.getAndIncrement()), new byte[RECORD_OCTETS]),
          threads + " threads, records of " + RECORD_OCTETS + " octets");
    }
  }

  private Measurement measure(Workload workload, int threads, Work work, String conditions)
      throws RocksDBException, InterruptedException {
    Histogram nanos =
        threads == 1
            ? new Histogram(LONGEST_NANOS, HISTOGRAM_DIGITS)
            : new ConcurrentHistogram(LONGEST_NANOS, HISTOGRAM_DIGITS);
    ProcessTimes own = ProcessTimes.own();
    run(threads, work, warmUp, new Histogram(LONGEST_NANOS, 1), threads > 1);
    long cpuBefore = own.micros().orElse(0);
    long start = System.nanoTime();
    run(threads, work, measured, nanos, false);
    double elapsedNanos = System.nanoTime() - start;
    double cpu = own.micros().orElse(0) - cpuBefore;
    long operations = nanos.getTotalCount();
    return new Measurement(
        workload.label(),
        0,
        elapsedNanos / NANOS_PER_SECOND,
        operations,
        latency(nanos),
        0,
        0,
        0,
        operations > 0 ? OptionalDouble.of(cpu / operations) : OptionalDouble.empty(),
        0,
        0,
        conditions);
  }

  private static void run(
      int threads, Work work, Duration duration, Histogram nanos, boolean discards)
      throws RocksDBException, InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    if (threads == 1) {
      loop(work, end, nanos);
      return;
    }
    AtomicLong failed = new AtomicLong();
    Thread[] all = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      all[i] =
          new Thread(
              () -> {
                try {
                  loop(work, end, discards ? new Histogram(LONGEST_NANOS, 1) : nanos);
                } catch (RocksDBException e) {
                  failed.incrementAndGet();
                }
              },
              "bench-writer-" + i);
      all[i].start();
    }
    for (Thread thread : all) {
      thread.join();
    }
    if (failed.get() > 0) {
      throw new RocksDBException(failed.get() + " threads could not write");
    }
  }

  private static void loop(Work work, long endNanos, Histogram nanos) throws RocksDBException {
    long before = System.nanoTime();
    while (before - endNanos < 0) {
      work.once();
      long now = System.nanoTime();
      nanos.recordValue(Math.min(now - before, LONGEST_NANOS));
      before = now;
    }
  }

  private static Latency latency(Histogram nanos) {
    return new Latency(
        nanos.getValueAtPercentile(50) / NANOS_PER_MICRO,
        nanos.getValueAtPercentile(99) / NANOS_PER_MICRO,
        nanos.getValueAtPercentile(99.9) / NANOS_PER_MICRO,
        nanos.getMaxValue() / NANOS_PER_MICRO);
  }

  private void fill(RocksDB db) throws RocksDBException {
    try (WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
        org.rocksdb.FlushOptions waiting = new org.rocksdb.FlushOptions().setWaitForFlush(true)) {
      byte[] value = new byte[RECORD_OCTETS];
      SplittableRandom random = new SplittableRandom(SEED);
      for (int number = 0; number < records; number++) {
        random.nextBytes(value);
        db.put(unlogged, key(number), value);
      }
      db.flush(waiting);
      db.compactRange();
    }
  }

  private byte[][] keys() {
    byte[][] keys = new byte[Math.min(records, 1 << 20)][];
    int step = Math.max(1, records / keys.length);
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(i * step);
    }
    return keys;
  }

  private static byte[] key(int number) {
    return Dataset.USUAL.handle(number).toString().getBytes(StandardCharsets.UTF_8);
  }

  private RocksDB open(Options options) throws RocksDBException {
    return RocksDB.open(options, folder.resolve("rocks").toString());
  }

  private Options options() {
    loadLibrary();
    return new Options()
        .setCreateIfMissing(true)
        .setTableFormatConfig(
            new BlockBasedTableConfig()
                .setBlockCache(new LRUCache(CACHE_OCTETS))
                .setFilterPolicy(new BloomFilter(FILTER_BITS)));
  }

  private void loadLibrary() {
    try {
      NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
      RocksDB.loadLibrary();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
