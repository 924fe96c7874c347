package io.tanbiao.protocol.cache;

import io.tanbiao.core.handle.Handle;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers that were given before, in short buckets that are found by the hash of a request.
 *
 * <p>Bounded in number. An answer is kept when its request came twice within a while, so that names
 * that are asked for once do not drive out those that are asked for often. Never shows what a
 * commit replaced, once that commit is acknowledged ({@link RecordStamps}). Safe for use by any
 * thread, without locks.
 *
 * @param <E> the answers, with what they are found by
 */
public final class AnswerTable<E extends AnswerTable.Entry> {
  /** How many answers share a bucket. */
  public static final int WAYS = 4;

  private static final int MEBIBYTE = 1 << 20;
  private static final int MOST_ENTRIES = 1 << 28;

  private final AtomicReferenceArray<E> entries;
  private final int[] seen;
  private final RecordStamps stamps;
  private final LongAdder hits = new LongAdder();
  private int turn;

  /** An answer that is kept. */
  public interface Entry {
    /** The hash of its request. */
    long hash();

    /** Taken before the record was read. */
    ReadTicket ticket();
  }

  /**
   * Makes an empty table.
   *
   * @param mebibytes how much it may take; 0 keeps nothing
   * @param entryOctets what an entry takes
   * @param stamps tell which answers are stale
   */
  public AnswerTable(int mebibytes, int entryOctets, RecordStamps stamps) {
    if (mebibytes < 0) {
      throw new IllegalArgumentException("mebibytes: " + mebibytes + " (expected: 0..)");
    }
    long wanted = (long) mebibytes * MEBIBYTE / entryOctets;
    int size = (int) Math.min(Long.highestOneBit(wanted), MOST_ENTRIES);
    this.entries = new AtomicReferenceArray<>(size);
    this.seen = new int[size];
    this.stamps = stamps;
  }

  /** Whether it has no room at all. */
  public boolean keepsNothing() {
    return entries.length() == 0;
  }

  /**
   * An answer whose request may have a hash; null when there is none. Not for a table that keeps
   * nothing.
   *
   * @param way from 0 below {@link #WAYS}: all of them have to be looked at
   */
  public E at(long hash, int way) {
    return entries.getAcquire(firstOf(hash) + way);
  }

  /** The same answer, counted as given again; null when it is stale, or null itself. */
  public E fresh(E found) {
    if (found == null || !stamps.isFresh(found.ticket())) {
      return null;
    }
    hits.increment();
    return found;
  }

  /** Says that a record is read from now on; empty when answers from it are not kept. */
  public Optional<ReadTicket> beginRead(Handle handle) {
    return keepsNothing() ? Optional.empty() : stamps.ticket(handle);
  }

  /**
   * Whether a request came before, and notes that it comes. A race loses a note of a request, whose
   * answer then is kept one time later.
   */
  public boolean cameBefore(long hash) {
    int at = (int) (hash >>> 32) & (seen.length - 1);
    int mark = (int) hash;
    boolean before = seen[at] == mark;
    seen[at] = mark;
    return before;
  }

  /** Keeps an answer, in place of one that it drives out. */
  public void keep(E answer) {
    entries.setRelease(placeFor(answer.hash()), answer);
  }

  /** How many requests were answered from here. */
  public long hits() {
    return hits.sum();
  }

  private int firstOf(long hash) {
    return (int) (hash >>> 32) & (entries.length() - WAYS);
  }

  /** The same request, else an empty or stale place, else any of them in turn. */
  private int placeFor(long hash) {
    int first = firstOf(hash);
    int place = first + (turn++ & (WAYS - 1));
    for (int way = 0; way < WAYS; way++) {
      E there = entries.getAcquire(first + way);
      if (there == null || !stamps.isFresh(there.ticket())) {
        place = first + way;
      } else if (there.hash() == hash) {
        return first + way;
      }
    }
    return place;
  }
}
