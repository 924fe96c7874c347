package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Claim;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.CommitWatcher;
import io.tanbiao.core.store.IndexTerm;
import io.tanbiao.core.store.Lookup;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.TransactionRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The embedded store: one directory, one process, RocksDB.
 *
 * <p>Commits of many callers share one wait for the disk. When the disk is full or fails, reads go
 * on, commits are refused ({@link #refusal()}) and the store recovers by itself once it can write
 * again. Damage on disk is found by checksum: a read of it fails and never brings something else.
 */
public final class RocksStore implements Store {
  private static final Octets SLASH = Octets.utf8("/");

  private final CaseRule caseRule;
  private final Engine engine;
  private final Medium medium;
  private final CommitQueue queue;
  private final CommitCounters counters = new CommitCounters();
  private final Watchers watchers = new Watchers();
  private final Committer committer;
  private final Compaction compaction;

  RocksStore(CaseRule caseRule, Medium medium, RocksSettings settings) {
    this.caseRule = caseRule;
    this.engine = medium.engine();
    this.medium = medium;
    this.queue = new CommitQueue(settings.queue());
    this.committer = new Committer(medium, queue, counters, watchers);
    this.compaction = new Compaction(engine);
  }

  /**
   * Makes a new store and opens it.
   *
   * @param directory where; made when it is missing
   * @param caseRule how its names compare, for ever
   * @throws StoreException when there is something in the directory, or it cannot be written
   */
  public static RocksStore create(Path directory, CaseRule caseRule, RocksSettings settings) {
    return StoreDirectory.create(directory, caseRule, settings);
  }

  /**
   * Opens a store.
   *
   * @throws StoreException when there is none, another process has it open, it is damaged, or a
   *     newer program made it; the message says which
   */
  public static RocksStore open(Path directory, RocksSettings settings) {
    return StoreDirectory.open(directory, settings);
  }

  @Override
  public CaseRule caseRule() {
    return caseRule;
  }

  @Override
  public Optional<HandleRecord> find(HandleKey key) {
    return engine.read(
        () -> "record " + key,
        database -> {
          Optional<HandleRecord> found = database.find(Columns.RECORDS, key);
          if (found.isPresent()) {
            requireNamed(key, found.get());
          }
          return found;
        });
  }

  @Override
  public Lookup findWithoutBlocking(HandleKey key) {
    return engine.tryRead(
        database -> {
          Lookup lookup = database.cachedRecords().find(key);
          if (lookup instanceof Lookup.Found found) {
            requireNamed(key, found.record());
          }
          return lookup;
        },
        Lookup.Missed.WOULD_BLOCK);
  }

  @Override
  public boolean isHomed(Prefix prefix) {
    return engine.read(
        () -> "prefix " + prefix,
        database -> database.get(Columns.HOMED, prefix.folded()).isPresent());
  }

  @Override
  public List<Prefix> homedPrefixes(Optional<Prefix> after, int limit) {
    Store.requirePage(limit);
    Span all = Span.from(Octets.of());
    Span span = after.map(prefix -> all.after(prefix.folded())).orElse(all);
    return engine.read(
        () -> "list of homed prefixes",
        database -> database.page(Columns.HOMED, span, limit, ColumnCursor::value));
  }

  @Override
  public List<Handle> handlesUnder(Prefix prefix, Optional<Handle> after, int limit) {
    Store.requirePage(limit);
    Span all = Span.within(Octets.concat(prefix.folded(), SLASH));
    Span span = after.map(handle -> all.after(caseRule.key(handle).octets())).orElse(all);
    return engine.read(
        () -> "list of handles under " + prefix,
        database -> database.page(Columns.RECORDS, span, limit, entry -> entry.value().handle()));
  }

  @Override
  public Optional<HandleKey> claimant(Claim claim) {
    return engine.read(
        () -> "claim of kind " + claim.kind(), database -> database.find(Columns.CLAIMS, claim));
  }

  @Override
  public List<HandleKey> indexed(IndexTerm term, Optional<HandleKey> after, int limit) {
    Store.requirePage(limit);
    Span all = Span.within(KeyCodecs.rowsOf(term));
    Span span =
        after
            .map(key -> all.after(Columns.INDEX.keys().encode(new IndexRow(term, key))))
            .orElse(all);
    return engine.read(
        () -> "index " + term.index(),
        database -> database.page(Columns.INDEX, span, limit, entry -> entry.key().key()));
  }

  @Override
  public long lastTransactionId() {
    return engine.read(() -> "transaction log", Database::lastTransactionId);
  }

  @Override
  public List<TransactionRow> transactions(long afterId, int limit) {
    Store.requirePage(limit);
    if (afterId < 0) {
      throw new IllegalArgumentException("afterId: " + afterId + " (expected: 0 or more)");
    }
    Span span = Span.from(Octets.of()).after(Columns.TRANSACTIONS.keys().encode(afterId));
    return engine.read(
        () -> "transaction log",
        database -> database.page(Columns.TRANSACTIONS, span, limit, ColumnCursor::value));
  }

  @Override
  public CompletionStage<Commit> commit(Change change) {
    return committer.commit(change);
  }

  @Override
  public void watch(CommitWatcher watcher) {
    watchers.add(watcher);
  }

  /** All records as they are now; to be closed by the caller. */
  public RecordScan scan() {
    return RecordScan.open(engine, Span.from(Octets.of()));
  }

  /** The records of a prefix as they are now; to be closed by the caller. */
  public RecordScan scan(Prefix prefix) {
    return RecordScan.open(engine, Span.within(Octets.concat(prefix.folded(), SLASH)));
  }

  /** Why nothing can be written at present; empty while commits are taken. */
  public Optional<StoreException> refusal() {
    return medium.refusal();
  }

  /** Figures for metrics; costs some system calls. */
  public RocksStats stats() {
    RocksStats.Commits commits = counters.read(queue.held());
    return engine.read(
        () -> "figures of the store",
        database -> new RocksStats(database.files(), database.memory(), commits));
  }

  /**
   * Writes all tables anew, without what was overwritten or deleted, on a thread of RocksDB with
   * low CPU priority. Returns when that is done, after reading and writing the whole store once;
   * reads and commits go on meanwhile. Closing the store ends it within seconds, and so does a disk
   * that fails; what was compacted by then stays.
   *
   * @throws StoreException {@code RETRY} when another compaction runs, the store is closed or the
   *     disk is full; {@code FATAL} when the store is damaged
   */
  public CompactionResult compact() {
    Optional<StoreException> refusal = refusal();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    return compaction.run();
  }

  /** Whether {@link #compact()} is at work. */
  public boolean isCompacting() {
    return compaction.isRunning();
  }

  @Override
  public void close() {
    committer.close();
    engine.close();
    medium.close();
  }

  /** Starts to take changes. */
  void start() {
    committer.start();
  }

  private void requireNamed(HandleKey key, HandleRecord record) throws WireException {
    if (!caseRule.isKeyOf(key, record.handle())) {
      throw new WireException(Reason.BAD_FIELD, "the record under this key has another name");
    }
  }
}
