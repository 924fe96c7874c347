package io.tanbiao.core;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.store.Change;
import io.tanbiao.core.store.Claim;
import io.tanbiao.core.store.Commit;
import io.tanbiao.core.store.CommitWatcher;
import io.tanbiao.core.store.IndexTerm;
import io.tanbiao.core.store.Lookup;
import io.tanbiao.core.store.Store;
import io.tanbiao.core.store.TransactionRow;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** An in-memory store in whose reads and commits a test can interfere. */
public final class InterceptedStore implements Store {
  private final Store store = SampleStore.empty();
  private volatile Runnable beforeRead = () -> {};
  private volatile Interception interception = Store::commit;

  /** What happens instead of a commit. */
  @FunctionalInterface
  public interface Interception {
    /** Commits, or does something else. */
    CompletionStage<Commit> commit(Store store, Change change);
  }

  /** Runs something before each read of a record. */
  public void beforeRead(Runnable action) {
    this.beforeRead = action;
  }

  /** Interferes in commits from now on. */
  public void intercept(Interception other) {
    this.interception = other;
  }

  @Override
  public CaseRule caseRule() {
    return store.caseRule();
  }

  @Override
  public Optional<HandleRecord> find(HandleKey key) {
    beforeRead.run();
    return store.find(key);
  }

  /** Never tells anything, so that every read can be interfered in. */
  @Override
  public Lookup findWithoutBlocking(HandleKey key) {
    return Lookup.Missed.WOULD_BLOCK;
  }

  @Override
  public boolean isHomed(Prefix prefix) {
    return store.isHomed(prefix);
  }

  @Override
  public List<Prefix> homedPrefixes(Optional<Prefix> after, int limit) {
    return store.homedPrefixes(after, limit);
  }

  @Override
  public List<Handle> handlesUnder(Prefix prefix, Optional<Handle> after, int limit) {
    return store.handlesUnder(prefix, after, limit);
  }

  @Override
  public Optional<HandleKey> claimant(Claim claim) {
    return store.claimant(claim);
  }

  @Override
  public List<HandleKey> indexed(IndexTerm term, Optional<HandleKey> after, int limit) {
    return store.indexed(term, after, limit);
  }

  @Override
  public long lastTransactionId() {
    return store.lastTransactionId();
  }

  @Override
  public List<TransactionRow> transactions(long afterId, int limit) {
    return store.transactions(afterId, limit);
  }

  @Override
  public CompletionStage<Commit> commit(Change change) {
    return interception.commit(store, change);
  }

  @Override
  public void watch(CommitWatcher watcher) {
    store.watch(watcher);
  }

  @Override
  public void close() {
    store.close();
  }
}
