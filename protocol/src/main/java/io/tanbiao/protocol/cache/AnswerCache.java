package io.tanbiao.protocol.cache;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Short answers to resolutions that anybody may ask, found by the octets of the request without
 * making anything of them. Bounded as {@link AnswerTable} is. Safe for use by any thread, without
 * locks.
 */
public final class AnswerCache {
  /** The longest request and the longest answer that are kept: one packet of UDP. */
  public static final int MAX_OCTETS = 512;

  /** What an entry takes, generously: both, the outcome, and the objects around them. */
  static final int ENTRY_OCTETS = 1024;

  private final AnswerTable<CachedAnswer> answers;
  private final long seed = new SecureRandom().nextLong();

  /**
   * Makes an empty cache.
   *
   * @param mebibytes how much it may take; 0 keeps nothing
   * @param stamps tell which answers are stale
   */
  public AnswerCache(int mebibytes, RecordStamps stamps) {
    this.answers = new AnswerTable<>(mebibytes, ENTRY_OCTETS, stamps);
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
    if (answers.keepsNothing() || !isShort(length)) {
      return null;
    }
    return answers.fresh(find(in, start, length, RequestImage.hash(in, start, length, seed)));
  }

  /** Says that a record is read from now on; empty when answers from it are not kept. */
  public Optional<ReadTicket> beginRead(Handle handle) {
    return answers.beginRead(handle);
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
    if (answers.cameBefore(image.hash())) {
      answers.keep(new CachedAnswer(image, answer, subject, ticket));
    }
  }

  /** How many requests were answered from here. */
  public long hits() {
    return answers.hits();
  }

  private CachedAnswer find(ByteBuf in, int start, int length, long hash) {
    for (int way = 0; way < AnswerTable.WAYS; way++) {
      CachedAnswer answer = answers.at(hash, way);
      if (answer != null && answer.request().isOf(in, start, length, hash)) {
        return answer;
      }
    }
    return null;
  }

  private static boolean isShort(int requestOctets) {
    return requestOctets >= RequestImage.MIN_OCTETS && requestOctets <= MAX_OCTETS;
  }
}
