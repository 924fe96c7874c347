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
    return start(directory, settings, openExisting(directory, settings));
  }

  static BulkTarget openForLoading(Path directory, RocksSettings settings) {
    Database database = openExisting(directory, settings);
    try {
      CaseRule caseRule = StoreStamp.check(database, directory);
      BulkJournal journal = settled(database, directory);
      long last = database.lastTransactionId();
      return new BulkTarget(database, caseRule, journal, reachedMark(directory, last), last);
    } catch (StoreException e) {
      database.close();
      throw e;
    } catch (RocksDBException e) {
      database.close();
      throw StoreFailure.ofOpen(directory, e);
    } catch (WireException e) {
      database.close();
      throw StoreFailure.ofRead("transaction log", e);
    }
  }

  private static Database openExisting(Path directory, RocksSettings settings) {
    NativeLibrary.load(settings.nativeDirectory());
    if (!Files.exists(directory.resolve(CURRENT))) {
      throw new StoreException(Severity.FATAL, "there is no store in " + directory);
    }
    requireKnownColumns(directory);
    return openDatabase(directory, settings, Database.Mode.EXISTING);
  }

  /** Checks an open database and builds the store on it; closes it when that fails. */
  private static RocksStore start(Path directory, RocksSettings settings, Database database) {
    try {
      CaseRule caseRule = StoreStamp.check(database, directory);
      settled(database, directory);
      Medium medium = medium(directory, new Engine(directory, settings, database));
      RocksStore store = new RocksStore(caseRule, medium, settings);
      store.start();
      return store;
    } catch (StoreException e) {
      database.close();
      throw e;
    } catch (RocksDBException e) {
      database.close();
      throw StoreFailure.ofOpen(directory, e);
    }
  }

  private static Medium medium(Path directory, Engine engine) {
    long last = engine.read(() -> "transaction log", Database::lastTransactionId);
    return new Medium(directory, engine, reachedMark(directory, last), last);
  }

  /** The journal of bulk loads, behind what it was about when a process ended. */
  private static BulkJournal settled(Database database, Path directory) throws RocksDBException {
    try {
      BulkJournal journal = new BulkJournal(database, directory);
      journal.settle();
      return journal;
    } catch (IOException e) {
      throw cannotBeOpened(directory, e);
    }
  }

  /** The mark of the last acknowledged transaction, which the store has. */
  private static AcknowledgedMark reachedMark(Path directory, long last) {
    try {
      AcknowledgedMark mark = AcknowledgedMark.open(directory);
      try {
        AcknowledgedMark.requireReached(directory, mark.read(), last);
        return mark;
      } catch (StoreException e) {
        mark.close();
        throw e;
      }
    } catch (IOException e) {
      throw cannotBeOpened(directory, e);
    }
  }

  private static StoreException cannotBeOpened(Path directory, IOException e) {
    return new StoreException(
        Severity.RETRY, "the store in %s cannot be opened: %s".formatted(directory, e), e);
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
}
