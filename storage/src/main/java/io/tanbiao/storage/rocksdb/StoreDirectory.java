package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.CaseRule;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.RocksDBException;

/** Makes and opens the directory of a store, or says why it cannot be used. */
final class StoreDirectory {
  /** The file that RocksDB writes last when it makes a database. */
  private static final String CURRENT = "CURRENT";

  private StoreDirectory() {}

  static RocksStore create(Path directory, CaseRule caseRule, RocksSettings settings) {
    NativeLibrary.load(settings.nativeDirectory());
    try {
      Files.createDirectories(directory);
      requireEmpty(directory);
    } catch (IOException e) {
      throw new StoreException(Severity.FATAL, "cannot make a store in " + directory, e);
    }
    Database database = openDatabase(directory, settings, Database.Mode.CREATE);
    try {
      StoreStamp.write(database, caseRule);
      return start(directory, settings, database);
    } catch (RocksDBException e) {
      database.close();
      throw StoreFailure.ofOpen(directory, e);
    }
  }

  static RocksStore open(Path directory, RocksSettings settings) {
    NativeLibrary.load(settings.nativeDirectory());
    if (!Files.exists(directory.resolve(CURRENT))) {
      throw new StoreException(Severity.FATAL, "there is no store in " + directory);
    }
    requireKnownColumns(directory);
    return start(directory, settings, openDatabase(directory, settings, Database.Mode.EXISTING));
  }

  private static RocksStore start(Path directory, RocksSettings settings, Database database) {
    boolean started = false;
    try {
      CaseRule caseRule = StoreStamp.check(database, directory);
      long lastTransactionId = database.lastTransactionId();
      AcknowledgedMark mark = AcknowledgedMark.open(directory);
      requireAcknowledged(directory, mark.read(), lastTransactionId);
      Engine engine = new Engine(directory, settings, database);
      Medium medium = new Medium(directory, engine, mark, lastTransactionId);
      RocksStore store = new RocksStore(caseRule, engine, medium, settings);
      store.start();
      started = true;
      return store;
    } catch (RocksDBException e) {
      throw StoreFailure.ofOpen(directory, e);
    } catch (WireException | IOException e) {
      throw new StoreException(
          Severity.FATAL, "the store in " + directory + " cannot be opened", e);
    } finally {
      if (!started) {
        database.close();
      }
    }
  }

  private static Database openDatabase(Path directory, RocksSettings settings, Database.Mode mode) {
    try {
      return Database.open(directory, settings, mode);
    } catch (RocksDBException e) {
      throw StoreFailure.ofOpen(directory, e);
    }
  }

  private static void requireEmpty(Path directory) throws IOException {
    try (Stream<Path> content = Files.list(directory)) {
      if (content.findAny().isPresent()) {
        throw new StoreException(
            Severity.FATAL, "cannot make a store in " + directory + ": it is not empty");
      }
    }
  }

  /** RocksDB would open a database with columns we do not know, but then we would not keep them. */
  private static void requireKnownColumns(Path directory) {
    List<String> known = Columns.ALL.stream().map(Column::name).toList();
    try {
      for (String name : Database.columnNames(directory)) {
        if (!known.contains(name)) {
          throw new StoreException(
              Severity.FATAL,
              "the store in %s has a column '%s' (expected: %s): a newer version made it"
                  .formatted(directory, name, known));
        }
      }
    } catch (RocksDBException e) {
      throw StoreFailure.ofOpen(directory, e);
    }
  }

  private static void requireAcknowledged(Path directory, long acknowledged, long found) {
    if (found < acknowledged) {
      throw new StoreException(
          Severity.FATAL,
          "the store in %s is damaged: it ends with transaction %d, but %d was acknowledged"
              .formatted(directory, found, acknowledged));
    }
  }
}
