package io.tanbiao.core.store;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleRecord;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * One row of the transaction log: what was written, when, and the digest of what it was.
 *
 * @param id from 1, without gaps
 * @param action what was done
 * @param handle the record, or the handle of the prefix
 * @param dateMillis when, milliseconds since the epoch
 * @param digest SHA-256 of the stored form of the record: the new one, or the last one of a deleted
 *     record; for prefixes, of the octets of their handle
 */
public record TransactionRow(
    long id, Action action, Handle handle, long dateMillis, Octets digest) {
  /** The length of every digest. */
  public static final int DIGEST_OCTETS = 32;

  /** What a transaction did; the numbers are those of the replication streams (wire notes §8). */
  public enum Action {
    /** A record was created. */
    CREATE(1),
    /** A record was deleted. */
    DELETE(2),
    /** A record was changed. */
    UPDATE(3),
    /** A prefix was homed. */
    HOME(4),
    /** A prefix was unhomed. */
    UNHOME(5);

    private final int number;

    Action(int number) {
      this.number = number;
    }

    /** The number on the wire and in storage. */
    public int number() {
      return number;
    }

    /** The action of a number. */
    public static Optional<Action> of(int number) {
      return number >= 1 && number <= values().length
          ? Optional.of(values()[number - 1])
          : Optional.empty();
    }
  }

  /**
   * The row that a write makes, if it is one of those that are logged.
   *
   * @param id the number the row gets
   */
  public static Optional<TransactionRow> of(Write write, long id, long dateMillis) {
    if (write instanceof Write.CreateRecord create) {
      return Optional.of(ofRecord(id, Action.CREATE, create.record(), dateMillis));
    } else if (write instanceof Write.UpdateRecord update) {
      return Optional.of(ofRecord(id, Action.UPDATE, update.record(), dateMillis));
    } else if (write instanceof Write.DeleteRecord delete) {
      return Optional.of(ofRecord(id, Action.DELETE, delete.last(), dateMillis));
    } else if (write instanceof Write.HomePrefix home) {
      return Optional.of(ofPrefix(id, Action.HOME, home.prefix(), dateMillis));
    } else if (write instanceof Write.UnhomePrefix unhome) {
      return Optional.of(ofPrefix(id, Action.UNHOME, unhome.prefix(), dateMillis));
    }
    return Optional.empty();
  }

  /** The digest of a record, as rows have it. */
  public static Octets digestOf(HandleRecord record) {
    return sha256(record.stored());
  }

  private static TransactionRow ofRecord(
      long id, Action action, HandleRecord record, long dateMillis) {
    return new TransactionRow(id, action, record.handle(), dateMillis, digestOf(record));
  }

  private static TransactionRow ofPrefix(long id, Action action, Prefix prefix, long dateMillis) {
    Handle handle = prefix.handle();
    return new TransactionRow(id, action, handle, dateMillis, sha256(handle.name()));
  }

  private static Octets sha256(Octets octets) {
    try {
      return Octets.owning(MessageDigest.getInstance("SHA-256").digest(octets.toArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java runtime has SHA-256", e);
    }
  }
}
