package io.tanbiao.ops.batch;

import io.tanbiao.core.handle.Octets;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a text, UTF-8, each of bounded length. */
final class LineReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final int maxLineOctets;
  private long number;
  private Line pushedBack;

  LineReader(InputStream in, int maxLineOctets) {
    this.in = new BufferedInputStream(in);
    this.maxLineOctets = maxLineOctets;
  }

  /**
   * A line without its end.
   *
   * @param number from 1
   * @param text empty when there is a fault
   * @param fault what is wrong with the line as a whole; empty when nothing is
   */
  record Line(long number, String text, String fault) {
    boolean isBlank() {
      return fault.isEmpty() && text.trim().isEmpty();
    }
  }

  /** The next line; empty at the end. */
  Optional<Line> next() throws IOException {
    if (pushedBack != null) {
      Line line = pushedBack;
      pushedBack = null;
      return Optional.of(line);
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    int octet = in.read();
    if (octet < 0) {
      return Optional.empty();
    }
    long length = 0;
    for (; octet >= 0 && octet != '\n'; octet = in.read()) {
      if (++length <= maxLineOctets) {
        octets.write(octet);
      }
    }
    number++;
    return Optional.of(line(Octets.of(octets.toByteArray()), length));
  }

  /** Gives a line back, to be the next one. */
  void back(Line line) {
    pushedBack = line;
  }

  private Line line(Octets octets, long length) {
    if (length > maxLineOctets) {
      return new Line(number, "", length + " octets (expected: at most " + maxLineOctets + ")");
    }
    if (!octets.isUtf8()) {
      return new Line(number, "", "not UTF-8 (expected: a text file in UTF-8)");
    }
    String text = octets.text();
    boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new Line(number, marked ? text.substring(1) : text, "");
  }
}
