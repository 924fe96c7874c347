package io.tanbiao.protocol.cache;

import io.netty.buffer.ByteBuf;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome.Resolved;

/**
 * An answer of one message, ready to be sent but for what belongs to one request: ids, serial
 * number of the site and expiration. Immutable; safe for use by any thread.
 */
public final class CachedAnswer implements AnswerTable.Entry {
  private static final int SESSION_ID_AT = 4;
  private static final int REQUEST_ID_AT = 8;
  private static final int SITE_SERIAL_AT = 32;
  private static final int EXPIRATION_AT = 36;

  private final RequestImage request;
  private final byte[] octets;
  private final Subject subject;
  private final ReadTicket ticket;

  /**
   * What was asked and answered.
   *
   * @param resolution the request
   * @param flags of it
   * @param answerVersion in which it is answered
   * @param outcome the answer
   */
  public record Subject(
      Resolution resolution, OpFlags flags, ProtocolVersion answerVersion, Resolved outcome) {}

  CachedAnswer(RequestImage request, Octets answer, Subject subject, ReadTicket ticket) {
    this.request = request;
    this.octets = answer.toArray();
    this.subject = subject;
    this.ticket = ticket;
  }

  /** What was asked and answered. */
  public Subject subject() {
    return subject;
  }

  /** The length of envelope and message. */
  public int lengthOctets() {
    return octets.length;
  }

  /** The length of the request, envelope and message. */
  public int requestOctets() {
    return request.lengthOctets();
  }

  /**
   * Appends the answer.
   *
   * @param in holds the request
   * @param start where its envelope begins
   * @param siteSerial of our site record
   * @param expirationSeconds since the epoch
   */
  public void write(ByteBuf in, int start, int siteSerial, int expirationSeconds, ByteBuf out) {
    int at = out.writerIndex();
    int sessionId = in.getInt(start + SESSION_ID_AT);
    int requestId = in.getInt(start + REQUEST_ID_AT);
    out.writeBytes(octets);
    out.setInt(at + SESSION_ID_AT, sessionId);
    out.setInt(at + REQUEST_ID_AT, requestId);
    out.setShort(at + SITE_SERIAL_AT, siteSerial);
    out.setInt(at + EXPIRATION_AT, expirationSeconds);
  }

  RequestImage request() {
    return request;
  }

  @Override
  public long hash() {
    return request.hash();
  }

  @Override
  public ReadTicket ticket() {
    return ticket;
  }
}
