package io.tanbiao.protocol.cache;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleKey;
import io.tanbiao.core.handle.Octets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Short answers to resolutions that anybody may ask, found by the octets of the request without
 * making anything of them.
 *
 * <p>Bounded in number, and each entry in octets. An answer is kept when its request came twice
 * within a while, so that names that are asked for once do not drive out those that are asked for
 * often. Never shows what a commit replaced, once that commit is acknowledged: whoever commits
 * calls {@link #changed} between the two. Safe for use by any thread, without locks.
 */
public final class AnswerCache {
  /** The longest request and the longest answer that are kept: one packet of UDP. */
  public static final int MAX_OCTETS = 512;

  /** What an entry takes, generously: both, the outcome, and the objects around them. */
  static final int ENTRY_OCTETS = 1024;

  private static final int WAYS = 4;
  private static final int MEBIBYTE = 1 << 20;

  private final AtomicReferenceArray<CachedAnswer> entries;
  private final int[] seen;
  private final long seed = new SecureRandom().nextLong();
  private final RecordStamps stamps = new RecordStamps();
  private final LongAdder hits = new LongAdder();
  private int turn;

  /**
   * Makes an empty cache.
   *
   * @param mebibytes how much it may take; 0 keeps nothing
   */
  public AnswerCache(int mebibytes) {
    if (mebibytes < 0) {
      throw new IllegalArgumentException("mebibytes: " + mebibytes + " (expected: 0..)");
    }
    long wanted = (long) mebibytes * MEBIBYTE / ENTRY_OCTETS;
    int size = (int) Math.min(Long.highestOneBit(wanted), 1 << 28);
    this.entries = new AtomicReferenceArray<>(size);
    this.seen = new int[size];
  }

  /**
   * Looks for the answer to a request; null when there is none, or not all of the request. The
   * lookup allocates nothing.
   *
   * @param in holds the request
   * @param start where its envelope begins
   * @param end of what is there
   */
  public CachedAnswer find(ByteBuf in, int start, int end) {
    int length = RequestImage.lengthOf(in, start, end);
    if (entries.length() == 0 || !isShort(length)) {
      return null;
    }
    long hash = RequestImage.hash(in, start, length, seed);
    CachedAnswer answer = find(in, start, length, hash);
    if (answer == null || !stamps.isFresh(answer.ticket())) {
      return null;
    }
    hits.increment();
    return answer;
  }

  /** Says that a record is read from now on; empty when answers from it are not kept. */
  public Optional<ReadTicket> beginRead(Handle handle) {
    return entries.length() == 0 ? Optional.empty() : stamps.ticket(handle);
  }

  /**
   * Keeps an answer, if its request came before.
   *
   * @param ticket taken before the record was read
   * @param request envelope and message as they came
   * @param answer envelope and message
   */
  public void keep(ReadTicket ticket, Octets request, Octets answer, CachedAnswer.Subject subject) {
    if (!isShort(request.length()) || answer.length() > MAX_OCTETS) {
      return;
    }
    RequestImage image = new RequestImage(Unpooled.wrappedBuffer(request.asBuffer()), seed);
    if (cameBefore(image.hash())) {
      entries.setRelease(placeFor(image), new CachedAnswer(image, answer, subject, ticket));
    }
  }

  /**
   * A record was created, changed or deleted, and readers see it already. To be called before the
   * commit is acknowledged.
   */
  public void changed(HandleKey key) {
    stamps.changed(key);
  }

  /** A prefix was homed or is homed no longer. To be called before that is acknowledged. */
  public void prefixesChanged() {
    stamps.prefixesChanged();
  }

  /** How many requests were answered from here. */
  public long hits() {
    return hits.sum();
  }

  private CachedAnswer find(ByteBuf in, int start, int length, long hash) {
    int first = firstOf(hash);
    for (int way = 0; way < WAYS; way++) {
      CachedAnswer answer = entries.getAcquire(first + way);
      if (answer != null && answer.request().isOf(in, start, length, hash)) {
        return answer;
      }
    }
    return null;
  }

  private static boolean isShort(int requestOctets) {
    return requestOctets >= RequestImage.MIN_OCTETS && requestOctets <= MAX_OCTETS;
  }

  private int firstOf(long hash) {
    return (int) (hash >>> 32) & (entries.length() - WAYS);
  }

  /** A race loses a note of a request, which then is kept one time later. */
  private boolean cameBefore(long hash) {
    int at = (int) (hash >>> 32) & (seen.length - 1);
    int mark = (int) hash;
    boolean before = seen[at] == mark;
    seen[at] = mark;
    return before;
  }

  /** The same request, else an empty or stale place, else any of them in turn. */
  private int placeFor(RequestImage image) {
    int first = firstOf(image.hash());
    int place = first + (turn++ & (WAYS - 1));
    for (int way = 0; way < WAYS; way++) {
      CachedAnswer there = entries.getAcquire(first + way);
      if (there == null || !stamps.isFresh(there.ticket())) {
        place = first + way;
      } else if (there.request().hash() == image.hash()) {
        return first + way;
      }
    }
    return place;
  }
}
