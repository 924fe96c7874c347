package io.tanbiao.ops.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * Where the parts of an HTTP/1.1 answer are, of a length that is given or in chunks. Belongs to one
 * event loop.
 */
final class HttpAnswer {
  private static final int MAX_OCTETS = 1 << 20;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CHUNKED =
      "transfer-encoding: chunked".getBytes(StandardCharsets.US_ASCII);

  private int status;
  private int bodyFrom;
  private int bodyTo;

  int status() {
    return status;
  }

  int bodyFrom() {
    return bodyFrom;
  }

  int bodyTo() {
    return bodyTo;
  }

  /**
   * Reads the answer at the beginning of {@code [from, to)}. Chunks are joined where they stand.
   *
   * @return its length, 0 when more octets are needed, -1 when it is none
   */
  int read(byte[] octets, int from, int to) {
    int bodyLength = 0;
    boolean chunked = false;
    int line = from;
    int end = endOfLine(octets, line, to);
    while (end > line) {
      if (startsWith(octets, line, end, LENGTH)) {
        bodyLength = number(octets, line + LENGTH.length, end, 10);
      } else if (startsWith(octets, line, end, CHUNKED)) {
        chunked = true;
      }
      line = end + 2;
      end = endOfLine(octets, line, to);
    }
    if (end < 0) {
      return to - from > MAX_OCTETS ? -1 : 0;
    }
    return line == from ? -1 : body(octets, from, end + 2, to, chunked ? -1 : bodyLength);
  }

  private int body(byte[] octets, int from, int start, int to, int length) {
    status = number(octets, from + STATUS_AT, from + STATUS_AT + 3, 10);
    bodyFrom = start;
    if (length >= 0) {
      bodyTo = start + length;
      return length > MAX_OCTETS ? -1 : bodyTo <= to ? bodyTo - from : 0;
    }
    int end = endOfChunks(octets, start, to);
    if (end <= 0) {
      return end;
    }
    joinChunks(octets, start);
    return end - from;
  }

  private static int endOfChunks(byte[] octets, int start, int to) {
    int at = start;
    while (true) {
      int line = endOfLine(octets, at, to);
      if (line < 0) {
        return 0;
      }
      int length = number(octets, at, line, 16);
      if (length < 0 || length > MAX_OCTETS) {
        return -1;
      }
      at = line + 2 + length + 2;
      if (at > to) {
        return 0;
      }
      if (length == 0) {
        return at;
      }
    }
  }

  private void joinChunks(byte[] octets, int start) {
    int at = start;
    bodyTo = start;
    int length;
    do {
      int line = endOfLine(octets, at, octets.length);
      length = number(octets, at, line, 16);
      System.arraycopy(octets, line + 2, octets, bodyTo, length);
      bodyTo += length;
      at = line + 2 + length + 2;
      // Joined octets end before the next chunk begins, since its length stood between.
    } while (length > 0);
  }

  private static int endOfLine(byte[] octets, int from, int to) {
    for (int at = from; at + 1 < to; at++) {
      if (octets[at] == '\r' && octets[at + 1] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] octets, int from, int to, byte[] lowerCase) {
    if (to - from < lowerCase.length) {
      return false;
    }
    for (int i = 0; i < lowerCase.length; i++) {
      if (lower(octets[from + i]) != lowerCase[i]) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + 'a' - 'A' : octet;
  }

  /** A number between blanks; -1 when there is none. Extensions of a chunk are passed over. */
  private static int number(byte[] octets, int from, int to, int radix) {
    int at = from;
    while (at < to && octets[at] == ' ') {
      at++;
    }
    int value = -1;
    int digit = at < to ? Character.digit(octets[at], radix) : -1;
    while (digit >= 0 && value <= MAX_OCTETS) {
      value = Math.max(value, 0) * radix + digit;
      at++;
      digit = at < to ? Character.digit(octets[at], radix) : -1;
    }
    return value;
  }
}
