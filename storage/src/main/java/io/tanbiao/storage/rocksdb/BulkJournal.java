package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.Octets;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Makes table files part of the store, those of all columns or none.
 *
 * <p>RocksDB takes files into one column at a time. So once the files of a run are on disk, a row
 * of the column {@code default} says that they are to be taken in, and only with its removal the
 * run is done. When the process ends in between, the next opening finds the row and takes in the
 * files that are still there: RocksDB removes a file after it belongs to the store for good, and
 * taking in the same entries twice changes nothing. Files without the row are remains and are
 * removed.
 *
 * <pre>
 * bulk-run    mark of the run whose files are to be taken in
 * bulk-mark   mark of the last run
 * </pre>
 */
final class BulkJournal {
  static final Octets RUN = Octets.utf8("bulk-run");
  private static final Octets MARK = Octets.utf8("bulk-mark");

  /** Records first: what the log numbers is there. */
  private static final List<Column<?, ?>> COLUMNS = List.of(Columns.RECORDS, Columns.TRANSACTIONS);

  private final Database database;
  private final Path directory;

  /**
   * A journal that was not settled yet.
   *
   * @param storeDirectory that of the store; the files are in a directory within it
   */
  BulkJournal(Database database, Path storeDirectory) {
    this.database = database;
    this.directory = storeDirectory.resolve("bulk");
  }

  /** Finishes what the end of a process interrupted; to be called before anything else. */
  void settle() throws RocksDBException, IOException {
    Optional<Octets> run = database.get(Columns.META, RUN);
    if (run.isPresent()) {
      take(run.get());
    } else {
      for (Column<?, ?> column : COLUMNS) {
        Files.deleteIfExists(file(column));
      }
    }
  }

  /** The mark of the last run that is part of the store. */
  Optional<Octets> mark() throws RocksDBException {
    return database.get(Columns.META, MARK);
  }

  /** Makes the file of a column for the next run; to be finished and closed by the caller. */
  TableWriter newTable(Column<?, ?> column) throws RocksDBException, IOException {
    if (!Files.exists(directory)) {
      Files.createDirectory(directory);
      sync(directory.getParent());
    }
    // One that stayed behind may be the same file as one of the store: it must not be written into.
    Files.deleteIfExists(file(column));
    TableWriter table = database.newTable(column);
    try {
      table.open(file(column).toString());
      return table;
    } catch (RocksDBException e) {
      table.close();
      throw e;
    }
  }

  /** Makes the files that were written part of the store. */
  void commit(Octets mark) throws RocksDBException, IOException {
    if (Files.exists(directory)) {
      sync(directory);
    }
    try (WriteBatch batch = new WriteBatch()) {
      put(batch, RUN, mark);
      database.write(batch);
    }
    take(mark);
  }

  private void take(Octets mark) throws RocksDBException {
    for (Column<?, ?> column : COLUMNS) {
      if (Files.exists(file(column))) {
        database.ingest(column, file(column));
      }
    }
    try (WriteBatch batch = new WriteBatch()) {
      batch.delete(database.handle(Columns.META), RUN.toArray());
      if (mark.isEmpty()) {
        batch.delete(database.handle(Columns.META), MARK.toArray());
      } else {
        put(batch, MARK, mark);
      }
      database.write(batch);
    }
  }

  private void put(WriteBatch batch, Octets key, Octets value) throws RocksDBException {
    batch.put(database.handle(Columns.META), key.toArray(), value.toArray());
  }

  /** Names of new files are in a directory for good only when it is synced. */
  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory)) {
      channel.force(true);
    }
  }

  /** Where the file of a column is until it belongs to the store. */
  Path file(Column<?, ?> column) {
    return directory.resolve(column.name() + ".sst");
  }
}
