package io.tanbiao.ops.bulk;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file with records, read from its beginning or from a place where an earlier run stopped. A byte
 * order mark is passed over. One thread reads; the parser is for any number.
 */
public final class BulkInput implements Closeable {
  private static final int MAX_HEADER_OCTETS = 4096;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private final BlockReader blocks;
  private final RecordParser parser;

  private BulkInput(InputStream in, BlockReader blocks, RecordParser parser) {
    this.in = in;
    this.blocks = blocks;
    this.parser = parser;
  }

  /**
   * Opens a file.
   *
   * @param in at its beginning; closed with the input, and by this when it fails
   * @param from where to go on, which an earlier run has said
   * @throws UnreadableFileException when the first row of CSV names no columns
   */
  public static BulkInput open(InputStream in, BulkFormat format, Position from)
      throws IOException, UnreadableFileException {
    byte[] mark = in.readNBytes(BYTE_ORDER_MARK.length);
    boolean marked = Arrays.equals(mark, BYTE_ORDER_MARK);
    InputStream rest = marked ? in : new SequenceInputStream(new ByteArrayInputStream(mark), in);
    Position start = new Position(marked ? mark.length : 0, 1);
    RecordParser parser = new JsonRecords(format == BulkFormat.JSONL);
    if (format == BulkFormat.CSV) {
      byte[] row = firstRow(rest);
      start = new Position(start.offset() + row.length, 1 + Utf8.lines(row, 0, row.length));
      parser = new CsvRecords(header(row));
    }
    if (from.offset() > start.offset()) {
      rest.skipNBytes(from.offset() - start.offset());
      start = from;
    }
    return new BulkInput(in, new BlockReader(rest, start, format.ends()), parser);
  }

  Optional<Block> next() throws IOException {
    return blocks.next();
  }

  RecordParser parser() {
    return parser;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static byte[] firstRow(InputStream in) throws IOException, UnreadableFileException {
    byte[] row = new byte[MAX_HEADER_OCTETS];
    int length = 0;
    int octet;
    do {
      octet = in.read();
      if (octet >= 0) {
        row[length++] = (byte) octet;
      }
    } while (octet >= 0 && octet != '\n' && length < MAX_HEADER_OCTETS);
    if (length == MAX_HEADER_OCTETS) {
      throw new UnreadableFileException(
          "1: longer than " + MAX_HEADER_OCTETS + " octets (expected: the names of columns)");
    }
    return Arrays.copyOf(row, length);
  }

  private static CsvHeader header(byte[] row) throws UnreadableFileException {
    CsvRows rows = new CsvRows(row, 0, row.length);
    if (!rows.next()) {
      throw new UnreadableFileException("1: empty (expected: " + CsvHeader.WRITTEN + ")");
    }
    return CsvHeader.of(rows);
  }
}
