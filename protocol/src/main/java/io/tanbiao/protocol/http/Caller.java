package io.tanbiao.protocol.http;

import io.tanbiao.core.operation.Asker;

/**
 * Who sent a request over HTTP.
 *
 * @param asker who he proved to be
 * @param heard whether his credentials are looked at: not over plain HTTP
 */
record Caller(Asker asker, boolean heard) {
  /** Somebody whose credentials are not looked at. */
  static final Caller UNHEARD = new Caller(Asker.ANYBODY, false);

  /** Somebody who sent no credentials. */
  static final Caller NAMELESS = new Caller(Asker.ANYBODY, true);

  boolean isProven() {
    return asker.identity().isPresent();
  }
}
