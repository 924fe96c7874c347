package io.tanbiao.protocol.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.operation.RequestContext;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Resolved;
import io.tanbiao.core.pipeline.QuickHandler;
import io.tanbiao.protocol.cache.AnswerTable;
import io.tanbiao.protocol.cache.ReadTicket;
import io.tanbiao.protocol.cache.RecordStamps;
import java.util.Optional;

/**
 * Reads of clients of whom nobody proved anything, answered on the event loop: from memory, and
 * those that come again from a cache of finished answers in JSON, found by path and query. Nothing
 * else of such a request changes its answer. Safe for use by any thread.
 */
public final class QuickReads {
  /** The longest path with its query that is kept, in characters. */
  static final int MAX_URL_CHARACTERS = 512;

  /** The longest JSON that is kept, in octets. */
  static final int MAX_JSON_OCTETS = 1024;

  /** What an entry takes, generously: both, the outcome, and the objects around them. */
  static final int ENTRY_OCTETS = 2048;

  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

  private final AnswerTable<KeptReply> answers;
  private final QuickHandler quick;

  /**
   * Makes an empty cache.
   *
   * @param mebibytes how much it may take; 0 keeps nothing
   * @param stamps tell which answers are stale
   * @param quick answers from memory
   */
  public QuickReads(int mebibytes, RecordStamps stamps, QuickHandler quick) {
    this.answers = new AnswerTable<>(mebibytes, ENTRY_OCTETS, stamps);
    this.quick = quick;
  }

  /** Every read leaves the event loop. */
  public static QuickReads none() {
    return new QuickReads(0, new RecordStamps(), QuickHandler.NONE);
  }

  /** How many requests were answered from the cache. */
  public long hits() {
    return answers.hits();
  }

  /** The kept answer to a request, counted and logged as given again; null when there is none. */
  HttpResponse known(ServiceRequestContext client) {
    if (answers.keepsNothing()) {
      return null;
    }
    long begin = System.nanoTime();
    KeptReply reply = answers.fresh(find(client.rawPath()));
    if (reply == null) {
      return null;
    }
    KeptReply.Subject subject = reply.subject();
    quick.answeredAgain(
        contextOf(client, subject.call()),
        subject.resolution(),
        subject.outcome(),
        System.nanoTime() - begin);
    return reply.response();
  }

  /** Answers a call from memory; empty when that cannot be. */
  Optional<HttpResponse> answer(RestCall call, ServiceRequestContext client) {
    if (!(call.operation() instanceof Resolution resolution)) {
      return Optional.empty();
    }
    Optional<ReadTicket> ticket = answers.beginRead(resolution.handle());
    return quick
        .resolve(contextOf(client, call), resolution)
        .map(outcome -> replyTo(call, outcome, ticket, client));
  }

  /** The circumstances of a call by somebody of whom nobody proved anything. */
  private static RequestContext contextOf(ServiceRequestContext client, RestCall call) {
    return new RequestContext(
        Transport.REST,
        client.remoteAddress(),
        0,
        call.flags(),
        ProtocolVersion.NEWEST,
        Octets.EMPTY);
  }

  private HttpResponse replyTo(
      RestCall call, Outcome outcome, Optional<ReadTicket> ticket, ServiceRequestContext client) {
    JsonReply.Finished reply =
        JsonReply.finished(
            RestStatus.of(outcome, call),
            call.printer().print(outcome, call.style().pretty()),
            call.style());
    if (ticket.isPresent() && outcome instanceof Resolved resolved) {
      keep(client, ticket.get(), new KeptReply.Subject(call, resolved), reply);
    }
    return reply.response();
  }

  private void keep(
      ServiceRequestContext client,
      ReadTicket ticket,
      KeptReply.Subject subject,
      JsonReply.Finished reply) {
    String url = client.rawPath();
    long hash = hash(url);
    if (url.length() <= MAX_URL_CHARACTERS
        && reply.body().length() <= MAX_JSON_OCTETS
        && answers.cameBefore(hash)) {
      answers.keep(new KeptReply(hash, url, subject, ticket, reply));
    }
  }

  private KeptReply find(String url) {
    long hash = hash(url);
    for (int way = 0; way < AnswerTable.WAYS; way++) {
      KeptReply reply = answers.at(hash, way);
      if (reply != null && reply.isFor(hash, url)) {
        return reply;
      }
    }
    return null;
  }

  /** Those who choose URLs can make them meet, and so drive their own answers out of a bucket. */
  private static long hash(String url) {
    long hash = (url.hashCode() ^ ((long) url.length() << Integer.SIZE)) * MULTIPLIER;
    return hash ^ (hash >>> Integer.SIZE);
  }
}
