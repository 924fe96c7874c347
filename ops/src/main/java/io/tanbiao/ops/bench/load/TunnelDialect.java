package io.tanbiao.ops.bench.load;

import io.netty.buffer.ByteBuf;
import io.tanbiao.ops.bench.Dataset;
import java.net.InetSocketAddress;

/** Resolutions as Handle messages in the bodies of POST (wire notes §7). */
public final class TunnelDialect extends HttpDialect {
  private static final int OK = 200;
  private static final int REQUEST_ID = 1;

  private final ResolutionDialect messages;
  private final byte[] head;

  /** Requests for the records of a data set. */
  public TunnelDialect(Dataset dataset, InetSocketAddress server) {
    this.messages = new ResolutionDialect(dataset);
    this.head =
        ascii(
            "POST / HTTP/1.1\r\nHost: "
                + host(server)
                + "\r\nContent-Type: application/x-hdl-message\r\nAccept: application/x-hdl-message"
                + "\r\nContent-Length: "
                + messages.requestOctets()
                + "\r\n\r\n");
  }

  @Override
  public int requestOctets() {
    return head.length + messages.requestOctets();
  }

  @Override
  public void write(int requestId, int number, ByteBuf out) {
    out.writeBytes(head);
    messages.write(REQUEST_ID, number, out);
  }

  @Override
  Verdict checkBody(int status, byte[] octets, int from, int length, int number) {
    boolean whole =
        messages.answerOctets(octets, from, from + length) == length
            && messages.requestId(octets, from, length) == REQUEST_ID;
    if (!whole) {
      return status == OK ? Verdict.WRONG : Verdict.REFUSED;
    }
    return messages.check(octets, from, length, number);
  }
}
