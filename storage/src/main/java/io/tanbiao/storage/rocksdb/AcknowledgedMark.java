package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The number of the last acknowledged transaction, in a small file beside the database.
 *
 * <p>RocksDB reads its log up to the first entry that is not whole, since the last one may have
 * been torn by a cut of power. A flipped octet in the middle looks the same and would silently lose
 * what comes behind it. The mark tells the two apart: it is written after the log is on disk and
 * before anybody is told, and not synced itself, so it may lag behind but never run ahead.
 *
 * <pre>
 * long  number
 * int   CRC-32C of the number
 * </pre>
 */
final class AcknowledgedMark implements AutoCloseable {
  private static final String FILE = "ACKNOWLEDGED";
  private static final int OCTETS = Long.BYTES + Integer.BYTES;

  private final FileChannel channel;

  private AcknowledgedMark(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens the mark of a store, or makes it; to be closed by the caller. */
  static AcknowledgedMark open(Path directory) throws IOException {
    return new AcknowledgedMark(
        FileChannel.open(
            directory.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE));
  }

  /**
   * Checks that a database still has what was acknowledged.
   *
   * @param acknowledged the number of the last acknowledged transaction
   * @param found the number of the last transaction in the database
   * @throws StoreException when some are missing
   */
  static void requireReached(Path directory, long acknowledged, long found) {
    if (found < acknowledged) {
      throw new StoreException(
          Severity.FATAL,
          "the store in %s is damaged: it ends with transaction %d, but %d was acknowledged"
              .formatted(directory, found, acknowledged));
    }
  }

  /** The number; 0 when there is none or it cannot be trusted. */
  long read() throws IOException {
    ByteBuffer in = ByteBuffer.allocate(OCTETS);
    while (in.hasRemaining() && channel.read(in, in.position()) >= 0) {}
    in.flip();
    if (in.remaining() < OCTETS) {
      return 0;
    }
    long number = in.getLong();
    return in.getInt() == checksum(number) ? number : 0;
  }

  /** Writes the number. */
  void write(long number) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(OCTETS).putLong(number).putInt(checksum(number)).flip();
    while (out.hasRemaining()) {
      channel.write(out, out.position());
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static int checksum(long number) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    return (int) crc.getValue();
  }
}
