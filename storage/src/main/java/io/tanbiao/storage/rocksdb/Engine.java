package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.nio.file.Path;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open database, guarded against its own closing.
 *
 * <p>Readers hold a shared lock for the time of one call; closing and reopening hold it alone. Only
 * the committer's thread reopens, so it may use {@link #database()} without the lock.
 */
final class Engine implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(Engine.class);

  private final Path directory;
  private final RocksSettings settings;
  private final StampedLock lock = new StampedLock();
  private volatile Database database;
  private volatile boolean closed;

  Engine(Path directory, RocksSettings settings, Database database) {
    this.directory = directory;
    this.settings = settings;
    this.database = database;
  }

  /** A read of the database. */
  @FunctionalInterface
  interface Read<T> {
    /** Reads; the database stays open until it returns. */
    T from(Database database) throws RocksDBException, WireException;
  }

  /**
   * Reads.
   *
   * @param what is read, by name, for the message of a failure
   * @throws StoreException when the read fails or the store is closed
   */
  <T> T read(Supplier<String> what, Read<T> read) {
    long stamp = lock.readLock();
    try {
      return read.from(database());
    } catch (RocksDBException e) {
      throw StoreFailure.ofRead(what.get(), e);
    } catch (WireException e) {
      throw StoreFailure.ofRead(what.get(), e);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /**
   * Reads without waiting for anybody.
   *
   * @param otherwise what to say when the database is not open, is being closed, or the read fails
   */
  <T> T tryRead(Read<T> read, T otherwise) {
    long stamp = lock.tryReadLock();
    if (stamp == 0) {
      return otherwise;
    }
    try {
      Database current = database;
      return current == null ? otherwise : read.from(current);
    } catch (RocksDBException | WireException e) {
      // The same read through read(..) meets the same failure and reports it.
      LOGGER.atDebug().setCause(e).log("read failed that may not block");
      return otherwise;
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /** Does something with the database, unless it is not open. */
  void whileOpen(Consumer<Database> action) {
    long stamp = lock.readLock();
    try {
      Database current = database;
      if (current != null) {
        action.accept(current);
      }
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /**
   * The database, for the committer's thread.
   *
   * @throws StoreException when it is not open
   */
  Database database() {
    Database current = database;
    if (current == null) {
      throw new StoreException(
          Severity.RETRY, closed ? "the store is closed" : "the store cannot be opened at present");
    }
    return current;
  }

  /**
   * Closes the database and opens it again, which makes RocksDB read back what is on disk. Ends the
   * compaction under way. When it cannot be opened for writing, it is opened for reading.
   *
   * @throws RocksDBException when it cannot be opened for writing
   */
  void reopen() throws RocksDBException {
    endCompaction();
    long stamp = lock.writeLock();
    try {
      closeDatabase();
      try {
        database = Database.open(directory, settings, Database.Mode.EXISTING);
      } catch (RocksDBException e) {
        database = Database.open(directory, settings, Database.Mode.READ_ONLY);
        throw e;
      }
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /** Ends the compaction under way, waits for the reads and closes; later reads fail. */
  @Override
  public void close() {
    endCompaction();
    long stamp = lock.writeLock();
    try {
      closed = true;
      closeDatabase();
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /** A compaction is a read that lasts, and whoever waits for its end keeps new reads waiting. */
  private void endCompaction() {
    whileOpen(Database::cancelBackgroundWork);
  }

  private void closeDatabase() {
    Database current = database;
    database = null;
    if (current != null) {
      current.close();
    }
  }
}
