package io.tanbiao.ops.bulk;

import io.tanbiao.core.delegate.Delegations;
import io.tanbiao.core.delegate.Responsibility;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.store.Store;
import io.tanbiao.storage.rocksdb.BulkLoad;
import io.tanbiao.storage.rocksdb.BulkRecord;
import io.tanbiao.storage.rocksdb.BulkResult;
import io.tanbiao.storage.rocksdb.BulkRun;
import io.tanbiao.storage.rocksdb.RocksSettings;
import io.tanbiao.storage.rocksdb.RocksStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Loads records into the store of a node that does not run, as whole table files.
 *
 * <p>Timestamps that the file says are kept; values without one were written now. A record whose
 * name is taken is looked at: one that says the same counts as unchanged.
 */
public final class LoadSink implements RecordSink<LoadSink.Ready>, AutoCloseable {
  private static final int GROUP_RECORDS = 50_000;

  private final ServedNames prefixes;
  private final BulkLoad load;
  private final Delegations delegations;
  private final Clock clock;
  private String tag = "";
  private long createdBehindCheckpoint;

  /**
   * A record as it will be stored.
   *
   * @param record with its key and digest
   * @param dated whether the file says when each of its values was written
   */
  public record Ready(BulkRecord record, boolean dated) {}

  private LoadSink(ServedNames prefixes, BulkLoad load, Site here, Clock clock) {
    this.prefixes = prefixes;
    this.load = load;
    this.delegations = new Delegations(this::find, () -> here);
    this.clock = clock;
  }

  /**
   * Opens a store, which nobody else may have open; to be closed by the caller.
   *
   * @param here the site record of the node
   * @throws io.tanbiao.core.store.StoreException when it cannot be opened
   */
  public static LoadSink open(Path store, RocksSettings settings, Site here, Clock clock) {
    ServedNames prefixes;
    try (RocksStore reading = RocksStore.open(store, settings)) {
      prefixes = ServedNames.of(reading);
    }
    return new LoadSink(prefixes, BulkLoad.open(store, settings), here, clock);
  }

  @Override
  public boolean holds(Checkpoint checkpoint) {
    ImportTag of = checkpoint.tag();
    String[] mark = load.mark().orElse(Octets.EMPTY).text().split(" ", 2);
    return mark[0].equals(of.id())
        && Long.parseLong(mark[1]) >= checkpoint.position().offset()
        && createdBehind(checkpoint) >= 0;
  }

  @Override
  public ImportTag begin(Optional<Checkpoint> before) {
    ImportTag begun =
        before.map(Checkpoint::tag).orElseGet(() -> ImportTag.begin(load.lastTransactionId()));
    tag = begun.id();
    createdBehindCheckpoint = before.map(this::createdBehind).orElse(0L);
    return begun;
  }

  /** How many records the import has created that its checkpoint does not count yet. */
  private long createdBehind(Checkpoint checkpoint) {
    long created = load.lastTransactionId() - checkpoint.tag().transactionsBefore();
    return created - checkpoint.counts().created();
  }

  @Override
  public Optional<Rejection> refusalOf(FoundRecord record) {
    Handle handle = record.handle();
    if (!prefixes.cover(handle)) {
      int code = ResponseCode.NOT_RESPONSIBLE.number();
      return Optional.of(record.refused(code, Responsibility.NOT_RESPONSIBLE.message()));
    } else if (handle.administeredPrefix().isPresent() && isReferred(handle)) {
      int code = ResponseCode.PREFIX_REFERRAL.number();
      return Optional.of(record.refused(code, Rejection.DELEGATED));
    }
    return Optional.empty();
  }

  /** As a node refers who would create it ({@code core.pipeline.Delegated}). */
  private boolean isReferred(Handle handle) {
    return find(handle).isEmpty() && delegations.referralFor(handle).isPresent();
  }

  private Optional<HandleRecord> find(Handle handle) {
    return load.find(load.caseRule().key(handle));
  }

  @Override
  public Ready prepare(FoundRecord found) {
    boolean dated = found.isDated();
    List<HandleValue> values = dated ? found.values() : stamped(found.values());
    HandleRecord record = HandleRecord.of(found.handle(), 1, values);
    return new Ready(BulkRecord.of(load.caseRule(), record), dated);
  }

  @Override
  public int groupRecords() {
    return GROUP_RECORDS;
  }

  @Override
  public CompletionStage<List<Fate>> put(List<Ready> records, Position end) throws IOException {
    List<BulkRecord> run = records.stream().map(Ready::record).toList();
    Octets mark = Octets.utf8(tag + " " + end.offset());
    try {
      return load.load(new BulkRun(clock.millis(), run, mark))
          .thenApply(result -> fates(records, result));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    load.close();
  }

  private List<Fate> fates(List<Ready> records, BulkResult result) {
    List<Fate> fates = new ArrayList<>(Collections.nCopies(records.size(), Fate.Accepted.CREATED));
    for (int place : result.duplicates()) {
      fates.set(place, counted(fateOf(records.get(place))));
    }
    return fates;
  }

  /** What an interrupted run has created behind its checkpoint is there already, but created. */
  private Fate counted(Fate fate) {
    if (fate == Fate.Accepted.UNCHANGED && createdBehindCheckpoint > 0) {
      createdBehindCheckpoint--;
      return Fate.Accepted.CREATED;
    }
    return fate;
  }

  private Fate fateOf(Ready taken) {
    Optional<HandleRecord> existing = load.find(taken.record().key());
    return existing.isPresent() && saysTheSame(existing.get(), taken)
        ? Fate.Accepted.UNCHANGED
        : new Fate.Refused(ResponseCode.HANDLE_ALREADY_EXISTS.number(), "");
  }

  private static boolean saysTheSame(HandleRecord existing, Ready one) {
    HandleRecord wanted = one.record().record();
    if (!existing.handle().equals(wanted.handle())) {
      return false;
    } else if (one.dated()) {
      return existing.valueList().equals(wanted.valueList());
    }
    return SameValues.saySame(Store.valuesOf(existing), Store.valuesOf(wanted));
  }

  private List<HandleValue> stamped(List<HandleValue> values) {
    int seconds = (int) (clock.millis() / 1000);
    return values.stream()
        .map(value -> value.timestampSeconds() == 0 ? value.at(seconds) : value)
        .toList();
  }
}
