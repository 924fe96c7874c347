package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpResponse;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.protocol.cache.AnswerTable;
import io.tanbiao.protocol.cache.ReadTicket;

/**
 * A finished answer to a read, with the path and query it is for. Immutable; safe for use by any
 * thread.
 *
 * @param hash of the URL
 * @param url path and query as they came
 * @param subject what was asked and answered
 * @param ticket taken before the record was read
 * @param reply the answer
 */
record KeptReply(
    long hash, String url, Subject subject, ReadTicket ticket, JsonReply.Finished reply)
    implements AnswerTable.Entry {

  /**
   * What was asked and answered.
   *
   * @param call a resolution
   * @param outcome of it
   */
  record Subject(RestCall call, Resolved outcome) {
    Resolution resolution() {
      return (Resolution) call.operation();
    }
  }

  /** Whether it answers a request with that hash. */
  boolean isFor(long hashOfIt, String urlOfIt) {
    return hash == hashOfIt && url.equals(urlOfIt);
  }

  HttpResponse response() {
    return reply.response();
  }
}
