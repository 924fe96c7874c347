package io.tanbiao.ops.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a file into blocks of whole records, in bounded memory.
 *
 * <p>A record that is too long becomes the fault of a block; where nobody can tell where the next
 * one begins, it is the last block. Not safe for use by several threads.
 */
final class BlockReader {
  /** What a block has at least, unless the file ends. */
  static final int BLOCK_OCTETS = 256 << 10;

  /**
   * The longest record: one that just fits an answer, with every octet of its data escaped, or with
   * a long name before each of its values.
   */
  static final int MAX_RECORD_OCTETS = 8 << 20;

  private final InputStream in;
  private final RecordEnds ends;
  private final int blockOctets;
  private final int maxRecordOctets;
  private Position at;
  private byte[] buffer;
  private int filled;
  private boolean ended;

  /**
   * Reads on from a place.
   *
   * @param in stands at that place
   */
  BlockReader(InputStream in, Position at, RecordEnds ends) {
    this(in, at, ends, BLOCK_OCTETS, MAX_RECORD_OCTETS);
  }

  BlockReader(InputStream in, Position at, RecordEnds ends, int blockOctets, int maxRecordOctets) {
    this.in = in;
    this.ends = ends;
    this.blockOctets = blockOctets;
    this.maxRecordOctets = maxRecordOctets;
    this.at = at;
    this.buffer = new byte[blockOctets];
  }

  /** The next block; empty at the end. */
  Optional<Block> next() throws IOException {
    int end = fill();
    while (end == 0 && filled > 0) {
      if (filled > maxRecordOctets) {
        return Optional.of(tooLong());
      }
      int larger = (int) Math.min(2L * buffer.length, maxRecordOctets + 1L);
      buffer = Arrays.copyOf(buffer, larger);
      end = fill();
    }
    return end == 0 ? Optional.empty() : Optional.of(cut(end));
  }

  /** Reads until the buffer is full or the file ends; where the last whole record ends. */
  private int fill() throws IOException {
    while (!ended && filled < buffer.length) {
      int read = in.read(buffer, filled, buffer.length - filled);
      ended = read < 0;
      filled += Math.max(read, 0);
    }
    return ended ? filled : ends.lastEnd(buffer, filled);
  }

  private Block cut(int end) {
    byte[] octets = buffer;
    buffer = new byte[Math.max(blockOctets, filled - end)];
    System.arraycopy(octets, end, buffer, 0, filled - end);
    filled -= end;
    Position start = at;
    at = new Position(start.offset() + end, start.line() + linesIn(octets, end));
    return Block.of(octets, end, start.line(), at);
  }

  private Block tooLong() throws IOException {
    long line = at.line();
    boolean found = skipBehind(ends.resumeBehind());
    String reason =
        "longer than "
            + maxRecordOctets
            + " octets (expected: a shorter record)"
            + (found ? "" : "; what follows is not read");
    return Block.faulty(Rejection.of(line, 0, reason), at);
  }

  private boolean skipBehind(int octet) throws IOException {
    long skipped = 0;
    long lines = 0;
    while (filled > 0) {
      int found = octet < 0 ? -1 : indexOf(octet);
      int end = found < 0 ? filled : found + 1;
      skipped += end;
      lines += linesIn(buffer, end);
      System.arraycopy(buffer, end, buffer, 0, filled - end);
      filled -= end;
      if (found >= 0) {
        break;
      }
      int unused = fill();
    }
    at = new Position(at.offset() + skipped, at.line() + lines);
    return octet >= 0;
  }

  private int indexOf(int octet) {
    for (int i = 0; i < filled; i++) {
      if (buffer[i] == octet) {
        return i;
      }
    }
    return -1;
  }

  private static long linesIn(byte[] octets, int end) {
    long lines = 0;
    for (int i = 0; i < end; i++) {
      lines += octets[i] == '\n' ? 1 : 0;
    }
    return lines;
  }
}
