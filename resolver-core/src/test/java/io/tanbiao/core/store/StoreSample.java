package io.tanbiao.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Records, changes and questions that tests of stores share. */
public final class StoreSample {
  /** The date of every sample change. */
  public static final long DATE_MILLIS = 1_735_689_600_123L;

  /** The most time that a test waits for a commit. */
  public static final long DEADLINE_SECONDS = 30;

  private StoreSample() {}

  /** A record with one text value. */
  public static HandleRecord record(String name, long revision, String data) {
    return HandleRecord.of(Handle.of(name), revision, List.of(HandleValue.of(1, "URL", data)));
  }

  /** The first revision of a record. */
  public static HandleRecord record(String name) {
    return record(name, 1, "about " + name);
  }

  /** The key of a name where case does not count. */
  public static HandleKey key(String name) {
    return CaseRule.IGNORE_ASCII_CASE.key(Handle.of(name));
  }

  /** The key of a record where case does not count. */
  public static HandleKey key(HandleRecord record) {
    return CaseRule.IGNORE_ASCII_CASE.key(record.handle());
  }

  /** A change without conditions. */
  public static Change change(Write... writes) {
    return new Change(DATE_MILLIS, List.of(), List.of(writes));
  }

  /** A change with one condition. */
  public static Change change(Condition condition, Write... writes) {
    return new Change(DATE_MILLIS, List.of(condition), List.of(writes));
  }

  /** Creates records under their keys, wherever there is one already. */
  public static Change creating(HandleRecord... records) {
    List<Write> writes =
        Arrays.stream(records)
            .<Write>map(record -> new Write.CreateRecord(key(record), record))
            .toList();
    return new Change(DATE_MILLIS, List.of(), writes);
  }

  /** Creates a record if there is none. */
  public static Change creatingNew(HandleRecord record) {
    return change(Condition.absent(key(record)), new Write.CreateRecord(key(record), record));
  }

  /** Replaces a record if it is still the given one. */
  public static Change replacing(HandleRecord old, HandleRecord by) {
    return change(Condition.unchanged(key(old), old), new Write.UpdateRecord(key(by), by));
  }

  /** Makes the node responsible for prefixes. */
  public static Change homing(String... prefixes) {
    List<Write> writes =
        Arrays.stream(prefixes)
            .<Write>map(prefix -> new Write.HomePrefix(Prefix.of(prefix)))
            .toList();
    return new Change(DATE_MILLIS, List.of(), writes);
  }

  /** A claim of sort 1. */
  public static Claim claim(String subject) {
    return new Claim(1, Octets.utf8(subject));
  }

  /** A term of index 1. */
  public static IndexTerm term(String term) {
    return new IndexTerm(1, Octets.utf8(term));
  }

  /** Commits and waits for what becomes of it. */
  public static Commit commit(Store store, Change change) {
    try {
      return store.commit(change).toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("commit did not complete", e);
    }
  }

  /** Commits what must succeed. */
  public static Commit.Done done(Store store, Change change) {
    Commit commit = commit(store, change);
    assertThat(commit).isInstanceOf(Commit.Done.class);
    return (Commit.Done) commit;
  }

  /** Names of handles, as texts. */
  public static List<String> names(List<Handle> handles) {
    return handles.stream().map(Handle::toString).toList();
  }

  /** The first names under a prefix, as texts. */
  public static List<String> namesUnder(Store store, String prefix) {
    return names(store.handlesUnder(Prefix.of(prefix), Optional.empty(), Store.MAX_PAGE));
  }
}
