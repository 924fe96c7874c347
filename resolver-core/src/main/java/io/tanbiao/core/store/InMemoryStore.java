package io.tanbiao.core.store;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The executable model of {@link Store}: everything in sorted maps behind one lock.
 *
 * <p>Keeps every promise but durability, and is what other stores are compared with. One read-write
 * lock guards all maps; a change is applied under the write lock. A second lock lets one commit in
 * at a time, so that watchers are told in order, after readers are let in again.
 */
public final class InMemoryStore implements Store {
  private static final byte SLASH = '/';

  private final CaseRule caseRule;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final NavigableMap<HandleKey, HandleRecord> records = new TreeMap<>();
  private final NavigableMap<Octets, Prefix> homed = new TreeMap<>();
  private final Map<Claim, HandleKey> claims = new HashMap<>();
  private final Map<IndexTerm, TreeSet<HandleKey>> index = new HashMap<>();
  private final List<TransactionRow> log = new ArrayList<>();
  private final Lock committing = new ReentrantLock();
  private final List<CommitWatcher> watchers = new CopyOnWriteArrayList<>();
  private boolean closed;
  private StoreException refusal;

  /** An empty store. */
  public InMemoryStore(CaseRule caseRule) {
    this.caseRule = caseRule;
  }

  @Override
  public CaseRule caseRule() {
    return caseRule;
  }

  @Override
  public Optional<HandleRecord> find(HandleKey key) {
    return reading(() -> Optional.ofNullable(records.get(key)));
  }

  @Override
  public Lookup findWithoutBlocking(HandleKey key) {
    if (!lock.readLock().tryLock()) {
      return Lookup.Missed.WOULD_BLOCK;
    }
    try {
      if (closed) {
        return Lookup.Missed.WOULD_BLOCK;
      }
      HandleRecord record = records.get(key);
      return record == null ? Lookup.Missed.ABSENT : new Lookup.Found(record);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public boolean isHomed(Prefix prefix) {
    return reading(() -> homed.containsKey(prefix.folded()));
  }

  @Override
  public List<Prefix> homedPrefixes(Optional<Prefix> after, int limit) {
    Store.requirePage(limit);
    return reading(
        () -> {
          var from = after.isPresent() ? homed.tailMap(after.get().folded(), false) : homed;
          return from.values().stream().limit(limit).toList();
        });
  }

  @Override
  public List<Handle> handlesUnder(Prefix prefix, Optional<Handle> after, int limit) {
    Store.requirePage(limit);
    HandleKey start = new HandleKey(Octets.concat(prefix.folded(), Octets.of(SLASH)));
    Optional<HandleKey> last = after.map(caseRule::key).filter(key -> key.compareTo(start) > 0);
    return reading(
        () ->
            records.tailMap(last.orElse(start), last.isEmpty()).entrySet().stream()
                .takeWhile(entry -> entry.getKey().octets().startsWith(start.octets()))
                .limit(limit)
                .map(entry -> entry.getValue().handle())
                .toList());
  }

  @Override
  public Optional<HandleKey> claimant(Claim claim) {
    return reading(() -> Optional.ofNullable(claims.get(claim)));
  }

  @Override
  public List<HandleKey> indexed(IndexTerm term, Optional<HandleKey> after, int limit) {
    Store.requirePage(limit);
    return reading(
        () -> {
          TreeSet<HandleKey> keys = index.getOrDefault(term, new TreeSet<>());
          var from = after.isPresent() ? keys.tailSet(after.get(), false) : keys;
          return from.stream().limit(limit).toList();
        });
  }

  @Override
  public long lastTransactionId() {
    return reading(() -> (long) log.size());
  }

  @Override
  public List<TransactionRow> transactions(long afterId, int limit) {
    Store.requirePage(limit);
    if (afterId < 0) {
      throw new IllegalArgumentException("afterId: " + afterId + " (expected: 0 or more)");
    }
    return reading(() -> log.stream().skip(afterId).limit(limit).toList());
  }

  @Override
  public CompletionStage<Commit> commit(Change change) {
    committing.lock();
    try {
      if (refusal != null) {
        return CompletableFuture.failedFuture(refusal);
      }
      Commit commit = write(change);
      if (commit instanceof Commit.Done) {
        tellWatchers(change);
      }
      return CompletableFuture.completedFuture(commit);
    } catch (StoreException e) {
      return CompletableFuture.failedFuture(e);
    } finally {
      committing.unlock();
    }
  }

  @Override
  public void watch(CommitWatcher watcher) {
    watchers.add(watcher);
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
  }

  private Commit write(Change change) {
    lock.writeLock().lock();
    try {
      if (closed) {
        throw closedStore();
      }
      for (Condition condition : change.conditions()) {
        if (!holds(condition)) {
          return new Commit.Conflict(condition);
        }
      }
      for (Write write : change.writes()) {
        apply(write);
        TransactionRow.of(write, log.size() + 1L, change.dateMillis()).ifPresent(log::add);
      }
      return new Commit.Done(log.size());
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void tellWatchers(Change change) {
    for (CommitWatcher watcher : watchers) {
      try {
        change.tell(watcher);
      } catch (RuntimeException | Error e) {
        refusal =
            new StoreException(StoreException.Severity.FATAL, "a watcher of commits failed", e);
      }
    }
  }

  private boolean holds(Condition condition) {
    if (condition instanceof Condition.RecordIs is) {
      return Optional.ofNullable(records.get(is.key())).equals(is.expected());
    } else if (condition instanceof Condition.PrefixHomed prefixHomed) {
      return homed.containsKey(prefixHomed.prefix().folded());
    } else if (condition instanceof Condition.ClaimFree free) {
      return claims.getOrDefault(free.claim(), free.claimant()).equals(free.claimant());
    }
    throw new AssertionError(condition);
  }

  private void apply(Write write) {
    if (write instanceof Write.CreateRecord create) {
      records.put(create.key(), create.record());
    } else if (write instanceof Write.UpdateRecord update) {
      records.put(update.key(), update.record());
    } else if (write instanceof Write.DeleteRecord delete) {
      records.remove(delete.key());
    } else if (write instanceof Write.HomePrefix home) {
      homed.putIfAbsent(home.prefix().folded(), home.prefix());
    } else if (write instanceof Write.UnhomePrefix unhome) {
      homed.remove(unhome.prefix().folded());
    } else if (write instanceof Write.PutClaim put) {
      claims.put(put.claim(), put.claimant());
    } else if (write instanceof Write.RemoveClaim remove) {
      claims.remove(remove.claim());
    } else if (write instanceof Write.PutIndexRow put) {
      index.computeIfAbsent(put.term(), term -> new TreeSet<>()).add(put.key());
    } else if (write instanceof Write.RemoveIndexRow remove) {
      index.getOrDefault(remove.term(), new TreeSet<>()).remove(remove.key());
    } else {
      throw new AssertionError(write);
    }
  }

  private <T> T reading(Supplier<T> read) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw closedStore();
      }
      return read.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private static StoreException closedStore() {
    return new StoreException(StoreException.Severity.RETRY, "the store is closed");
  }
}
