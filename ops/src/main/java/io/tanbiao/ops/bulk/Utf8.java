package io.tanbiao.ops.bulk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Places in UTF-8. */
final class Utf8 {
  /** What is said of octets that are none. */
  static final String FAULT = "not UTF-8 (expected: a text file in UTF-8)";

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NOT_ASCII = 0x8080_8080_8080_8080L;
  private static final int SOME_CHARACTERS = 1024;

  private Utf8() {}

  /** The first octet of {@code [from, to)} that is not UTF-8; -1 when all is. */
  static int firstMalformed(byte[] octets, int from, int to) {
    int at = from;
    while (at <= to - Long.BYTES && ((long) EIGHT.get(octets, at) & NOT_ASCII) == 0) {
      at += Long.BYTES;
    }
    while (at < to && octets[at] >= 0) {
      at++;
    }
    return at == to ? -1 : firstMalformedFrom(octets, at, to);
  }

  /** How many line ends stand in {@code [from, to)}. */
  static long lines(byte[] octets, int from, int to) {
    long lines = 0;
    for (int i = from; i < to; i++) {
      lines += octets[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** How many characters begin in {@code [from, to)}. */
  static int columns(byte[] octets, int from, int to) {
    int columns = 0;
    for (int i = from; i < to; i++) {
      columns += (octets[i] & 0xc0) == 0x80 ? 0 : 1;
    }
    return columns;
  }

  private static int firstMalformedFrom(byte[] octets, int from, int to) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(octets, from, to - from);
    CharBuffer out = CharBuffer.allocate(SOME_CHARACTERS);
    CoderResult result = decoder.decode(in, out, true);
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    return result.isError() ? in.position() : -1;
  }
}
