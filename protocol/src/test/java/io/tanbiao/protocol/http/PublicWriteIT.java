package io.tanbiao.protocol.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.pipeline.NodeRules;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.MessageCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Value 9 of the recorded fixtures has the bit for public write. */
class PublicWriteIT {
  private static final String RECORD = "88.300/REC-1";
  private static final HandleValue NEW =
      HandleValue.of(9, "TIMED", "new").with(new Permissions(0xf));
  private static final NodeRules HONOURED = new NodeRules(true, 64, 8);

  @Test
  void isRefusedOverHttpUnlessTheNodeSaysSo() throws IOException, WireException {
    assertThat(put(Fixtures.node(), "9").status()).isEqualTo(403);
    assertThat(put(Fixtures.node().by(HONOURED), "9").status()).isEqualTo(200);
    assertThat(put(Fixtures.node().by(HONOURED), "1").status()).as("another value").isEqualTo(403);
  }

  @Test
  void isChallengedInMessagesUnlessTheNodeSaysSo() throws IOException, WireException {
    assertThat(modify(Fixtures.node())).isEqualTo(402);
    assertThat(modify(Fixtures.node().by(HONOURED))).isEqualTo(1);
  }

  private static RawHttp put(InMemoryNode records, String index) throws IOException {
    String body =
        """
        {"index":%s,"type":"TIMED","data":"new","permissions":"1111"}"""
            .formatted(index);
    try (HttpNode node = new HttpNode(records)) {
      return RawHttp.exchange(
          node.address(),
          RawHttp.request(
                  "PUT",
                  "/api/handles/" + RECORD + "?index=" + index,
                  "Content-Type: application/json",
                  "Content-Length: " + body.length())
              + body);
    }
  }

  private static int modify(InMemoryNode records) throws WireException {
    Operation modify = new Operation.ModifyValues(Handle.of(RECORD), List.of(NEW));
    ByteBuffer in =
        MessageCodec.encode(Requests.message(modify, OpFlags.NONE, 0, 77, 1_893_456_000))
            .asBuffer();
    Envelope envelope = Envelope.read(in);
    InetSocketAddress peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711);
    ByteBuffer out =
        records
            .dispatcher()
            .dispatch(envelope, in, Transport.TCP, peer)
            .toCompletableFuture()
            .join()
            .message()
            .asBuffer();
    return Answers.decode(MessageCodec.decode(Envelope.read(out), out)).outcome().responseCode();
  }
}
