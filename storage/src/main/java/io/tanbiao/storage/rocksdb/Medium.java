package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The disk under the committer: what was written last, and whether more can be.
 *
 * <p>Belongs to the committer's thread, but for {@link #refusal()}. After a failed write only
 * reopening tells whether the group reached the disk: RocksDB then reads its log back.
 */
final class Medium implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Medium.class);
  private static final String PROBE_FILE = "PROBE";
  private static final int PROBE_OCTETS = 1 << 20;

  private final Path directory;
  private final Engine engine;
  private final AcknowledgedMark mark;
  private long lastTransactionId;
  private volatile StoreException refusal;

  Medium(Path directory, Engine engine, AcknowledgedMark mark, long lastTransactionId) {
    this.directory = directory;
    this.engine = engine;
    this.mark = mark;
    this.lastTransactionId = lastTransactionId;
  }

  /** The database on this medium. */
  Engine engine() {
    return engine;
  }

  /** Why nothing can be written; empty when writing works, as far as is known. */
  Optional<StoreException> refusal() {
    return Optional.ofNullable(refusal);
  }

  /**
   * An empty group behind everything that was written.
   *
   * @throws StoreException when nothing can be written
   */
  GroupBatch newGroup() {
    if (refusal != null) {
      throw refusal;
    }
    return new GroupBatch(engine.database(), lastTransactionId);
  }

  /**
   * Writes a group; it is on disk when this returns.
   *
   * @throws StoreException {@code RETRY} when nothing of it is on disk, {@code UNKNOWN} when that
   *     cannot be found out now, {@code FATAL} when the store is damaged
   */
  void persist(GroupBatch batch) {
    if (batch.isEmpty()) {
      return;
    }
    long sequence = engine.database().latestSequence();
    try {
      batch.write();
    } catch (RocksDBException e) {
      settle(sequence, e);
    }
    lastTransactionId = batch.lastTransactionId();
    try {
      mark.write(lastTransactionId);
    } catch (IOException e) {
      // The group is safe; what comes next may not be.
      refuse(Severity.RETRY, e.toString(), e);
    }
  }

  /** Tries to get the store to write again; does nothing for a damaged one. */
  void recover() {
    if (refusal == null || refusal.severity() == Severity.FATAL) {
      return;
    }
    try {
      probe();
      engine.reopen();
      long found = engine.database().lastTransactionId();
      AcknowledgedMark.requireReached(directory, lastTransactionId, found);
      lastTransactionId = found;
      refusal = null;
      LOGGER.atInfo().addKeyValue("store", directory).log("store writes again");
    } catch (IOException e) {
      refuse(Severity.RETRY, e.toString(), e);
    } catch (RocksDBException e) {
      refuse(StoreFailure.severity(e), StoreFailure.reason(e), e);
    } catch (WireException e) {
      refuse(Severity.FATAL, e.getMessage(), e);
    } catch (StoreException e) {
      refuse(e.severity(), e.getMessage(), e);
    }
  }

  /** Takes no more changes, for a reason that lies elsewhere. */
  void refuse(StoreException reason) {
    refuse(reason.severity(), reason.getMessage(), reason);
  }

  @Override
  public void close() {
    try {
      mark.close();
    } catch (IOException e) {
      LOGGER.atWarn().setCause(e).addKeyValue("store", directory).log("mark not closed");
    }
  }

  /** Returns when the group that could not be written is on disk after all. */
  private void settle(long sequenceBefore, RocksDBException failure) {
    refuse(StoreFailure.severity(failure), StoreFailure.reason(failure), failure);
    recover();
    if (refusal != null) {
      throw StoreFailure.ofUnsettledWrite(failure);
    }
    if (engine.database().latestSequence() <= sequenceBefore) {
      throw StoreFailure.ofWrite(failure);
    }
  }

  private void refuse(Severity severity, String reason, Exception cause) {
    if (refusal == null) {
      LOGGER
          .atError()
          .addKeyValue("store", directory)
          .addKeyValue("reason", reason)
          .log("store cannot write");
    }
    refusal = new StoreException(severity, "the store cannot write at present: " + reason, cause);
  }

  /** Finds out whether the disk takes anything, without touching the database. */
  private void probe() throws IOException {
    Path file = directory.resolve(PROBE_FILE);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(PROBE_OCTETS);
      while (zeros.hasRemaining()) {
        channel.write(zeros);
      }
      channel.force(true);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
