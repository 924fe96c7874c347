package io.tanbiao.ops.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tanbiao.storage.rocksdb.RocksStats;
import io.tanbiao.storage.rocksdb.RocksStore;
import java.util.function.ToDoubleFunction;

/** Figures of the store, read when somebody looks. */
public final class StoreMetrics implements MeterBinder {
  private final RocksStore store;

  /** Reads the figures of a store, which must stay open as long as the registry is read. */
  public StoreMetrics(RocksStore store) {
    this.store = store;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "records", "Records, estimated", s -> s.files().estimatedRecords());
    gauge(registry, "table.octets", "Size of table files", s -> s.files().tableOctets());
    gauge(registry, "log.octets", "Size of write-ahead logs", s -> s.files().logOctets());
    gauge(
        registry,
        "compaction.pending.octets",
        "What waits to be compacted, estimated",
        s -> s.files().pendingCompactionOctets());
    gauge(
        registry,
        "write.buffer.octets",
        "Writes not in table files yet",
        s -> s.memory().writeBufferOctets());
    gauge(registry, "block.cache.octets", "Cached blocks", s -> s.memory().blockCacheOctets());
    gauge(registry, "commit.queue", "Changes that wait", s -> s.commits().queued());
    counter(registry, "commits", "Changes written", s -> s.commits().committed());
    counter(
        registry,
        "commit.conflicts",
        "Changes whose condition failed",
        s -> s.commits().conflicts());
    counter(registry, "commit.refusals", "Changes refused", s -> s.commits().refused());
    counter(
        registry, "commit.groups", "Groups of changes, one sync each", s -> s.commits().groups());
    Gauge.builder("tanbiao.store.writable", store, s -> s.refusal().isEmpty() ? 1 : 0)
        .description("Whether the store takes changes")
        .register(registry);
    Gauge.builder("tanbiao.store.compaction.running", store, s -> s.isCompacting() ? 1 : 0)
        .description("Whether a compaction runs that was asked for")
        .register(registry);
    Gauge.builder("tanbiao.store.transaction", store, RocksStore::lastTransactionId)
        .description("Number of the last transaction")
        .register(registry);
  }

  private void gauge(
      MeterRegistry registry, String name, String about, ToDoubleFunction<RocksStats> value) {
    Gauge.builder("tanbiao.store." + name, store, s -> value.applyAsDouble(s.stats()))
        .description(about)
        .register(registry);
  }

  private void counter(
      MeterRegistry registry, String name, String about, ToDoubleFunction<RocksStats> value) {
    FunctionCounter.builder("tanbiao.store." + name, store, s -> value.applyAsDouble(s.stats()))
        .description(about)
        .register(registry);
  }
}
