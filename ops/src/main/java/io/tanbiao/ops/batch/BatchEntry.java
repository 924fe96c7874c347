package io.tanbiao.ops.batch;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.operation.Operation;
import java.util.List;
import java.util.Optional;

/** One entry of a batch file; a line of HOME or UNHOME with a prefix is one of its own. */
public sealed interface BatchEntry {
  /** Where it begins, from 1. */
  long line();

  /**
   * A request.
   *
   * @param line where it begins
   * @param verb by which the file asks for it
   * @param operation what to send
   * @param server where to send it; empty for the server that the file is run against
   */
  record Request(long line, BatchVerb verb, Operation.Named operation, Optional<BatchServer> server)
      implements BatchEntry {}

  /**
   * From here on somebody else asks.
   *
   * @param line where it begins
   * @param identity who
   * @param key the proof
   */
  record Authentication(long line, Reference identity, Key key) implements BatchEntry {}

  /**
   * From here on requests go in a session, or no longer.
   *
   * @param line where it begins
   * @param wanted whether they go in one
   * @param timeoutSeconds idle time of the session; 0 when the file names none
   * @param ignored names of lines that change nothing here: other key exchanges, and options, since
   *     all of a session is encrypted and carries MACs
   */
  record Session(long line, boolean wanted, int timeoutSeconds, List<String> ignored)
      implements BatchEntry {
    /** Copies the names. */
    public Session {
      ignored = List.copyOf(ignored);
    }
  }

  /**
   * What is no entry.
   *
   * @param line of the fault
   * @param column of the fault, in characters from 1
   * @param verb of the entry that has it, if it is one
   * @param message what is there, and what is expected
   */
  record Malformed(long line, int column, Optional<BatchVerb> verb, String message)
      implements BatchEntry {}

  /** How somebody proves who he is. Prints no secret. */
  sealed interface Key {
    /**
     * The secret of an HS_SECKEY.
     *
     * @param secret its octets
     */
    record Secret(Octets secret) implements Key {
      @Override
      public String toString() {
        return "Secret[]";
      }
    }

    /**
     * A private key in a file.
     *
     * @param file where it is
     * @param passphrase of a file that is encrypted
     */
    record File(String file, Optional<String> passphrase) implements Key {
      @Override
      public String toString() {
        return "File[" + file + "]";
      }
    }
  }
}
