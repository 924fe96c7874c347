package io.tanbiao.storage.rocksdb;

import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.store.StoreException;
import io.tanbiao.core.store.StoreException.Severity;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.Status.Code;
import org.rocksdb.Status.SubCode;

/** What failures of RocksDB mean for those who use the store. */
final class StoreFailure {
  private StoreFailure() {}

  /**
   * A read that failed.
   *
   * @param what was read, by name and never by content
   */
  static StoreException ofRead(String what, RocksDBException e) {
    if (severity(e) == Severity.RETRY) {
      return new StoreException(Severity.RETRY, what + " cannot be read now: " + reason(e), e);
    }
    return new StoreException(Severity.FATAL, what + " is damaged on disk: " + reason(e), e);
  }

  /** A read that brought something else than what is written there. */
  static StoreException ofRead(String what, WireException e) {
    return new StoreException(Severity.FATAL, what + " is damaged on disk: " + e.getMessage(), e);
  }

  /** A write of which nothing reached the disk. */
  static StoreException ofWrite(RocksDBException e) {
    return new StoreException(severity(e), "nothing was written: " + reason(e), e);
  }

  /** A write of which nobody can say at present whether it reached the disk. */
  static StoreException ofUnsettledWrite(RocksDBException e) {
    Severity severity = severity(e) == Severity.FATAL ? Severity.FATAL : Severity.UNKNOWN;
    return new StoreException(severity, "whether it was written is not known: " + reason(e), e);
  }

  /** A compaction that was ended or failed; what it had finished stays. */
  static StoreException ofCompaction(RocksDBException e) {
    return switch (code(e)) {
      case ShutdownInProgress, Incomplete, Aborted ->
          new StoreException(
              Severity.RETRY, "the compaction was stopped, since the store was closed", e);
      case Corruption ->
          new StoreException(Severity.FATAL, "the store is damaged on disk: " + reason(e), e);
      default -> new StoreException(severity(e), "the store was not compacted: " + reason(e), e);
    };
  }

  /** A store that cannot be opened. */
  static StoreException ofOpen(Path directory, RocksDBException e) {
    String reason = reason(e);
    if (reason.contains("/LOCK") || reason.contains("lock hold by current process")) {
      return new StoreException(
          Severity.FATAL, "the store in " + directory + " is open already, here or elsewhere", e);
    }
    return new StoreException(
        severity(e), "the store in " + directory + " cannot be opened: " + reason, e);
  }

  /**
   * {@code RETRY} when the medium may do better later: it is full or failing, but nothing it gave
   * is wrong.
   */
  static Severity severity(RocksDBException e) {
    return switch (code(e)) {
      case Corruption, NotFound, NotSupported, InvalidArgument -> Severity.FATAL;
      default -> Severity.RETRY;
    };
  }

  /** Status and its text, for people. */
  static String reason(RocksDBException e) {
    Status status = e.getStatus();
    if (status == null) {
      return e.getMessage();
    }
    if (status.getSubCode() == SubCode.NoSpace) {
      return "no space left on the disk";
    }
    return status.getState() == null ? e.getMessage() : status.getState();
  }

  private static Code code(RocksDBException e) {
    return e.getStatus() == null ? Code.Undefined : e.getStatus().getCode();
  }
}
