package io.tanbiao.core.operation;

import io.tanbiao.core.handle.Reference;

/** On whose behalf a request comes, as far as anybody proved it before the request. */
public sealed interface Asker {
  /** Nobody proved anything. */
  Asker ANYBODY = new Anybody();

  /** Nobody proved anything: a challenge may follow. */
  record Anybody() implements Asker {}

  /**
   * Somebody did, for the session, connection or request that this one came in.
   *
   * @param identity handle and index of the key
   */
  record Proven(Reference identity) implements Asker {}
}
