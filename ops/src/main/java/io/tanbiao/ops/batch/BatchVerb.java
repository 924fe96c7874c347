package io.tanbiao.ops.batch;

import java.util.Locale;
import java.util.Optional;

/** The words that begin an entry of a batch file, in any case of letters. */
public enum BatchVerb {
  /** Registers a handle. */
  CREATE,
  /** Deletes a record. */
  DELETE,
  /** Adds values. */
  ADD,
  /** Removes values. */
  REMOVE,
  /** Replaces values. */
  MODIFY,
  /** Makes a server responsible for prefixes. */
  HOME,
  /** Ends that. */
  UNHOME,
  /** Says who asks from here on. */
  AUTHENTICATE,
  /** Says whether requests go in a session from here on. */
  SESSIONSETUP;

  static Optional<BatchVerb> of(String word) {
    String wanted = word.toUpperCase(Locale.ROOT);
    for (BatchVerb verb : values()) {
      if (verb.name().equals(wanted)) {
        return Optional.of(verb);
      }
    }
    return Optional.empty();
  }

  /** Whether a line begins an entry. */
  static boolean begins(String line) {
    return of(line.trim().split("[ \t]", 2)[0]).isPresent();
  }
}
