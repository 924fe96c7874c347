package io.tanbiao.ops.bench.load;

import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Header;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Fields of a Handle message at their places in its octets (wire notes §1, §2). */
final class MessageOctets {
  static final int REQUEST_ID = 8;
  static final int OP_CODE = Envelope.LENGTH_OCTETS;
  static final int RESPONSE_CODE = Envelope.LENGTH_OCTETS + 4;
  static final int BODY_LENGTH = Envelope.LENGTH_OCTETS + 20;
  static final int BODY = Envelope.LENGTH_OCTETS + Header.LENGTH_OCTETS;

  private static final int LENGTH = 16;
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private MessageOctets() {}

  static int int32(byte[] octets, int at) {
    return (int) INTS.get(octets, at);
  }

  static void putInt32(byte[] octets, int at, int value) {
    INTS.set(octets, at, value);
  }

  /** The length of the message in {@code [from, to)}, as {@link Dialect#answerOctets}. */
  static int messageOctets(byte[] octets, int from, int to) {
    if (to - from < Envelope.LENGTH_OCTETS) {
      return 0;
    }
    int length = int32(octets, from + LENGTH);
    if (length < Envelope.MIN_MESSAGE_OCTETS || length > Envelope.MAX_MESSAGE_OCTETS) {
      return -1;
    }
    int all = Envelope.LENGTH_OCTETS + length;
    return to - from < all ? 0 : all;
  }
}
