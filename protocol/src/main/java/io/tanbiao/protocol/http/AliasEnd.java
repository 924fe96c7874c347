package io.tanbiao.protocol.http;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.outcome.Outcome;

/** Where the aliases of a name lead. */
sealed interface AliasEnd {
  /** The name that was asked for. */
  Handle asked();

  /**
   * At a name that is no alias.
   *
   * @param handle that name; the one asked for when it is no alias itself
   * @param outcome of resolving it
   */
  record Arrived(Handle asked, Handle handle, Outcome outcome) implements AliasEnd {
    boolean isThroughAlias() {
      return !asked.equals(handle);
    }
  }

  /**
   * Nowhere.
   *
   * @param next the name that was not gone to any more
   * @param isCircle whether that name was on the way already; else the way was too long
   */
  record Endless(Handle asked, Handle next, boolean isCircle) implements AliasEnd {}
}
