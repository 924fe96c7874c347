package io.tanbiao.ops.bench.load;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** What the requests of a load over HTTP/1.1 have in common: one after another on a connection. */
abstract class HttpDialect implements Dialect {
  private static final int UNAVAILABLE = 503;
  private static final int TOO_MANY = 429;

  private final HttpAnswer answer = new HttpAnswer();

  @Override
  public final int answerOctets(byte[] octets, int from, int to) {
    return answer.read(octets, from, to);
  }

  @Override
  public final int requestId(byte[] octets, int from, int length) {
    return IN_ORDER;
  }

  @Override
  public final Verdict check(byte[] octets, int from, int length, int number) {
    // A statement about the answer that was found last, which is this one.
    if (answer.status() == UNAVAILABLE || answer.status() == TOO_MANY) {
      return Verdict.BUSY;
    }
    return checkBody(
        answer.status(), octets, answer.bodyFrom(), answer.bodyTo() - answer.bodyFrom(), number);
  }

  /** What the body of an answer is worth. */
  abstract Verdict checkBody(int status, byte[] octets, int from, int length, int number);

  /** The octets of a text of HTTP. */
  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** What the header Host says of a server. */
  static String host(InetSocketAddress server) {
    String host = server.getHostString();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + server.getPort();
  }

  /** Writes a request whose only variable part is its record. */
  static void write(NumberedOctets request, int number, ByteBuf out) {
    out.writeBytes(request.of(number));
  }
}
