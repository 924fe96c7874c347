package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpResponse;

/** What became of the question who sent a request. */
sealed interface Identified {
  /**
   * It is known, or known to be unknown.
   *
   * @param caller who
   */
  record As(Caller caller) implements Identified {}

  /**
   * He is not who he says.
   *
   * @param answer for him
   */
  record Rejected(HttpResponse answer) implements Identified {}
}
