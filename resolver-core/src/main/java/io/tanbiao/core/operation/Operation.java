package io.tanbiao.core.operation;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import java.util.List;
import java.util.Optional;

/**
 * What a peer asks for: one record per operation, with the fields of its body (wire notes §3).
 *
 * <p>Content is only as checked as its form requires: names, indexes and values are what the peer
 * sent, and the rules refuse what they must.
 */
public sealed interface Operation {
  /** The number of the operation. */
  OpCode opCode();

  /** The name the operation is about, for responsibility, logs and counters; if it has one. */
  default Optional<Handle> subject() {
    return Optional.empty();
  }

  /** An operation on the record, or on the prefix, that it names. */
  sealed interface Named extends Operation {
    /** The name as the peer wrote it. */
    Handle handle();

    @Override
    default Optional<Handle> subject() {
      return Optional.of(handle());
    }
  }

  /**
   * Read a record. No indexes and no types select all values, else the union of both.
   *
   * @param handle which record
   * @param indexes values with these indexes
   * @param types values of these types; one that ends in a dot also selects the types below it
   * @param token octets that national clients append as authentication token; empty for others
   */
  record Resolution(Handle handle, List<Integer> indexes, List<Octets> types, Octets token)
      implements Named {
    /** Copies the lists. */
    public Resolution {
      indexes = List.copyOf(indexes);
      types = List.copyOf(types);
    }

    /** Asks for all values. */
    public static Resolution ofAll(Handle handle) {
      return new Resolution(handle, List.of(), List.of(), Octets.EMPTY);
    }

    /** Whether all values are asked for. */
    public boolean selectsAll() {
      return indexes.isEmpty() && types.isEmpty();
    }

    /** Whether a value is asked for. */
    public boolean selects(HandleValue value) {
      return selectsAll()
          || indexes.contains(value.index())
          || types.stream().anyMatch(value::isSelectedByType);
    }

    @Override
    public OpCode opCode() {
      return OpCode.RESOLUTION;
    }
  }

  /**
   * Read the site record of this server.
   *
   * @param handle ignored, usually "/"
   */
  record GetSiteInfo(Handle handle) implements Operation {
    @Override
    public OpCode opCode() {
      return OpCode.GET_SITE_INFO;
    }
  }

  /**
   * Register a handle.
   *
   * @param handle its name, or the beginning of it when a suffix is to be minted
   * @param values its values
   */
  record CreateHandle(Handle handle, List<HandleValue> values) implements Named {
    /** Copies the values. */
    public CreateHandle {
      values = List.copyOf(values);
    }

    @Override
    public OpCode opCode() {
      return OpCode.CREATE_HANDLE;
    }
  }

  /**
   * Delete a record.
   *
   * @param handle which
   */
  record DeleteHandle(Handle handle) implements Named {
    @Override
    public OpCode opCode() {
      return OpCode.DELETE_HANDLE;
    }
  }

  /**
   * Add values to a record.
   *
   * @param handle which
   * @param values with indexes that are not taken, or any with the flag OVRW
   */
  record AddValues(Handle handle, List<HandleValue> values) implements Named {
    /** Copies the values. */
    public AddValues {
      values = List.copyOf(values);
    }

    @Override
    public OpCode opCode() {
      return OpCode.ADD_VALUE;
    }
  }

  /**
   * Remove values from a record.
   *
   * @param handle which
   * @param indexes of the values
   */
  record RemoveValues(Handle handle, List<Integer> indexes) implements Named {
    /** Copies the indexes. */
    public RemoveValues {
      indexes = List.copyOf(indexes);
    }

    @Override
    public OpCode opCode() {
      return OpCode.REMOVE_VALUE;
    }
  }

  /**
   * Replace values of a record.
   *
   * @param handle which
   * @param values with the indexes of the values they replace
   */
  record ModifyValues(Handle handle, List<HandleValue> values) implements Named {
    /** Copies the values. */
    public ModifyValues {
      values = List.copyOf(values);
    }

    @Override
    public OpCode opCode() {
      return OpCode.MODIFY_VALUE;
    }
  }

  /**
   * List the names under a prefix.
   *
   * @param handle of the prefix
   */
  record ListHandles(Handle handle) implements Named {
    @Override
    public OpCode opCode() {
      return OpCode.LIST_HANDLES;
    }
  }

  /**
   * List the prefixes derived from one.
   *
   * @param handle of the prefix
   */
  record ListDerivedPrefixes(Handle handle) implements Named {
    @Override
    public OpCode opCode() {
      return OpCode.LIST_DERIVED_PREFIXES;
    }
  }

  /**
   * Answer the challenge that the session id of the envelope names.
   *
   * @param authenticationType "HS_SECKEY" or "HS_PUBKEY"
   * @param identity who answers: handle and index of the key
   * @param answer the proof; its form depends on the type (wire notes §4)
   */
  record ChallengeAnswer(Octets authenticationType, Reference identity, Octets answer)
      implements Operation {
    @Override
    public OpCode opCode() {
      return OpCode.CHALLENGE_ANSWER;
    }
  }

  /**
   * Verify somebody's answer to a challenge with a key that is held here.
   *
   * @param key the HS_SECKEY or HS_PUBKEY; index 0 for any of the handle
   * @param nonce of the challenge
   * @param digest of the request: raw, or one octet of type and the digest
   * @param answer the proof to check
   */
  record VerifyChallenge(Reference key, Octets nonce, Octets digest, Octets answer)
      implements Operation {
    @Override
    public OpCode opCode() {
      return OpCode.VERIFY_CHALLENGE;
    }
  }

  /**
   * Become responsible for a prefix.
   *
   * @param handle of the prefix
   */
  record HomePrefix(Handle handle) implements Named {
    @Override
    public OpCode opCode() {
      return OpCode.HOME_PREFIX;
    }
  }

  /**
   * End the responsibility for a prefix.
   *
   * @param handle of the prefix
   */
  record UnhomePrefix(Handle handle) implements Named {
    @Override
    public OpCode opCode() {
      return OpCode.UNHOME_PREFIX;
    }
  }

  /**
   * List the prefixes this server is responsible for.
   *
   * @param handle ignored
   */
  record ListHomedPrefixes(Handle handle) implements Operation {
    @Override
    public OpCode opCode() {
      return OpCode.LIST_HOMED_PREFIXES;
    }
  }

  /**
   * Open a session.
   *
   * @param mode 1 client's key, 2 server's key, 3 key in a handle value, 4 Diffie-Hellman
   * @param timeoutSeconds idle time asked for
   * @param identity whose session it is; index -1 for nobody's
   * @param publicKey of the client, modes 1 and 4
   * @param keyReference where the key stands, mode 3
   */
  record SessionSetup(
      int mode,
      int timeoutSeconds,
      Reference identity,
      Octets publicKey,
      Optional<Reference> keyReference)
      implements Operation {
    @Override
    public OpCode opCode() {
      return OpCode.SESSION_SETUP;
    }
  }

  /**
   * End the session of the envelope.
   *
   * @param handle ignored
   */
  record SessionTerminate(Handle handle) implements Operation {
    @Override
    public OpCode opCode() {
      return OpCode.SESSION_TERMINATE;
    }
  }

  /**
   * Hand over the key of a session in mode 2.
   *
   * @param encryptedKey encrypted with the server's key
   */
  record SessionExchangeKey(Octets encryptedKey) implements Operation {
    @Override
    public OpCode opCode() {
      return OpCode.SESSION_EXCHANGE_KEY;
    }
  }

  /**
   * Get the next transaction number.
   *
   * @param handle ignored
   */
  record NextTransactionId(Handle handle) implements Operation {
    @Override
    public OpCode opCode() {
      return OpCode.NEXT_TRANSACTION_ID;
    }
  }

  /**
   * Stream the transaction log.
   *
   * @param since from where
   * @param hashOption which part of a name decides its server, as a number of the wire
   * @param serverCount among how many servers names are shared
   * @param serverNumber which of them asks
   */
  record RetrieveTransactions(Since since, int hashOption, int serverCount, int serverNumber)
      implements Operation {
    /** From where a log is streamed. */
    public sealed interface Since {
      /**
       * After a transaction.
       *
       * @param transactionId the last one known
       * @param queryDateMillis when it was asked for last
       */
      record Transaction(long transactionId, long queryDateMillis) implements Since {}

      /**
       * After the states of several queues.
       *
       * @param json the replication state as text
       */
      record State(Octets json) implements Since {}
    }

    @Override
    public OpCode opCode() {
      return OpCode.RETRIEVE_TRANSACTIONS;
    }
  }

  /**
   * Stream all records.
   *
   * @param hashOption which part of a name decides its server, as a number of the wire
   * @param serverCount among how many servers names are shared
   * @param serverNumber which of them asks
   * @param resume where to go on, if not at the beginning
   */
  record DumpHandles(
      int hashOption, int serverCount, int serverNumber, Optional<ResumePoint> resume)
      implements Operation {
    /**
     * A place in the stream.
     *
     * @param name the last name received
     * @param kind 0 handle date, 1 prefix date, 2 handle, 3 homed prefix
     */
    public record ResumePoint(Octets name, int kind) {}

    @Override
    public OpCode opCode() {
      return OpCode.DUMP_HANDLES;
    }
  }

  /**
   * Back up the server.
   *
   * @param handle ignored
   */
  record BackupServer(Handle handle) implements Operation {
    @Override
    public OpCode opCode() {
      return OpCode.BACKUP_SERVER;
    }
  }

  /**
   * Log in to the national identifier system.
   *
   * @param identity who logs in
   */
  record LogIn(Reference identity) implements Operation {
    @Override
    public OpCode opCode() {
      return OpCode.LOG_IN;
    }
  }

  /**
   * An operation with a number that has no meaning here.
   *
   * @param opCode the number
   * @param body its octets, not interpreted
   */
  record Unknown(OpCode opCode, Octets body) implements Operation {}
}
