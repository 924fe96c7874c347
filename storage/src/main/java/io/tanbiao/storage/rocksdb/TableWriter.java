package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.Octets;
import java.nio.ByteBuffer;
import org.rocksdb.EnvOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileWriter;

/** Writes one table file outside the store, entry by entry in order of their keys. */
final class TableWriter implements AutoCloseable {
  private static final int BUFFER_OCTETS = 8 << 10;

  private final Options options;
  private final EnvOptions environment = new EnvOptions();
  private final SstFileWriter file;
  private ByteBuffer keyBuffer = ByteBuffer.allocateDirect(BUFFER_OCTETS);
  private ByteBuffer valueBuffer = ByteBuffer.allocateDirect(BUFFER_OCTETS);

  /** Takes over the options. */
  TableWriter(Options options) {
    this.options = options;
    this.file = new SstFileWriter(environment, options);
  }

  /** Makes the file. */
  void open(String path) throws RocksDBException {
    file.open(path);
  }

  /** Writes the next entry. */
  void put(Octets key, Octets value) throws RocksDBException {
    keyBuffer = filled(keyBuffer, key);
    valueBuffer = filled(valueBuffer, value);
    file.put(keyBuffer, valueBuffer);
  }

  /** Completes the file, which must have an entry; it is on disk when this returns. */
  void finish() throws RocksDBException {
    file.finish();
  }

  @Override
  public void close() {
    file.close();
    environment.close();
    options.close();
  }

  private static ByteBuffer filled(ByteBuffer buffer, Octets octets) {
    ByteBuffer large =
        octets.length() <= buffer.capacity()
            ? buffer.clear()
            : ByteBuffer.allocateDirect(2 * octets.length());
    octets.putInto(large);
    return large.flip();
  }
}
