package io.tanbiao.ops.bench.load;

import io.netty.buffer.ByteBuf;
import io.tanbiao.ops.bench.Dataset;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** Real REST requests to a server that answers all of them with the same octets. */
public final class BareHttpDialect extends HttpDialect {
  private static final int OK = 200;

  private final RestDialect requests;
  private final byte[] expected = answerBody();

  /** Requests to a server. */
  public BareHttpDialect(InetSocketAddress server) {
    this.requests = new RestDialect(Dataset.USUAL, server);
  }

  /** The body of the answer, of the length of a real one. */
  public static byte[] answerBody() {
    String name = Dataset.USUAL.handle(0).toString();
    String url = "https://t.example/bench-000000000";
    return ascii(
        "{\"responseCode\":1,\"handle\":\""
            + name
            + "\",\"values\":["
            + value(1, "URL", url)
            + ","
            + value(2, "DESC", "record 000000000 for the bench")
            + "]}");
  }

  private static String value(int index, String type, String data) {
    return "{\"index\":"
        + index
        + ",\"type\":\""
        + type
        + "\",\"data\":{\"format\":\"string\","
        + "\"value\":\""
        + data
        + "\"},\"ttl\":86400,\"timestamp\":\"2026-01-01T00:00:00Z\"}";
  }

  @Override
  public int requestOctets() {
    return requests.requestOctets();
  }

  @Override
  public void write(int requestId, int number, ByteBuf out) {
    requests.write(requestId, number, out);
  }

  @Override
  Verdict checkBody(int status, byte[] octets, int from, int length, int number) {
    boolean same = Arrays.equals(octets, from, from + length, expected, 0, expected.length);
    return status == OK && same ? Verdict.RIGHT : Verdict.WRONG;
  }
}
