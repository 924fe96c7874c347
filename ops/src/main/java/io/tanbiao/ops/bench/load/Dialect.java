package io.tanbiao.ops.bench.load;

import io.netty.buffer.ByteBuf;

/**
 * How the requests of a load are written and their answers read. Belongs to one event loop, since
 * it patches octets that it keeps.
 */
public interface Dialect {
  /** The request id of answers that come in the order of their requests. */
  int IN_ORDER = 0;

  /** The length of every request. */
  int requestOctets();

  /**
   * Writes a request.
   *
   * @param requestId above 0
   * @param number of the record
   */
  void write(int requestId, int number, ByteBuf out);

  /**
   * The length of the first answer in {@code [from, to)}.
   *
   * @return 0 when more octets are needed, -1 when it is no answer
   */
  int answerOctets(byte[] octets, int from, int to);

  /** The id of the request that an answer is for, or {@link #IN_ORDER}. */
  int requestId(byte[] octets, int from, int length);

  /** What an answer about a record is worth. */
  Verdict check(byte[] octets, int from, int length, int number);
}
