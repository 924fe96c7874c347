package io.tanbiao.protocol.http;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.Loopback;
import io.tanbiao.protocol.TestMessages;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.dispatch.AnswerParts;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is posted as a Handle message is answered with Handle messages that can be read. */
class TunnelFuzz {
  private final HandleTunnelService tunnel =
      new HandleTunnelService(
          new InMemoryNode()
              .homing("88.300")
              .holding("88.300/REC-1", HandleValue.of(1, "URL", "https://example.org/"))
              .dispatcher());

  @MethodSource("io.tanbiao.protocol.vector.VectorOctets#all")
  @FuzzTest(maxDuration = "60s")
  void answersAnyBody(byte[] input) {
    List<Octets> octets = AnswerParts.all(tunnel.answer(ByteBuffer.wrap(input), Loopback.ipv4()));
    if (octets.size() != 1) {
      throw new AssertionError("answers: " + octets.size());
    }
    Answer answer = TestMessages.answer(octets.get(0));
    if (answer.outcome().responseCode() <= 0) {
      throw new AssertionError("answer without a code");
    }
  }
}
