package io.tanbiao.ops.bench.load;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** The octets of a stream that were received and not yet understood. Belongs to one event loop. */
final class Inbox {
  private static final int FIRST_OCTETS = 64 * 1024;

  private byte[] octets = new byte[FIRST_OCTETS];
  private int from;
  private int to;

  /** Takes what was received, and releases it. */
  void add(ByteBuf received) {
    int length = received.readableBytes();
    if (to + length > octets.length) {
      compact(length);
    }
    received.readBytes(octets, to, length);
    to += length;
    received.release();
  }

  byte[] octets() {
    return octets;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Forgets octets that were understood. */
  void skip(int length) {
    from += length;
    if (from == to) {
      clear();
    }
  }

  void clear() {
    from = 0;
    to = 0;
  }

  private void compact(int needed) {
    int length = to - from;
    byte[] target = length + needed > octets.length ? new byte[2 * (length + needed)] : octets;
    System.arraycopy(octets, from, target, 0, length);
    octets = target;
    from = 0;
    to = length;
  }

  @Override
  public String toString() {
    return "Inbox" + Arrays.asList(from, to);
  }
}
