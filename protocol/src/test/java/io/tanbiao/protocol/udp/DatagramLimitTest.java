package io.tanbiao.protocol.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.TestMessages;
import io.tanbiao.protocol.body.Answer;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a network gets over UDP that sends too many requests. */
class DatagramLimitTest {
  private static final int BURST = 5;
  private static final InetSocketAddress FLOOD = new InetSocketAddress("192.0.2.7", 40_000);
  private static final InetSocketAddress OTHER = new InetSocketAddress("198.51.100.7", 40_000);

  private final RequestLimit limit =
      new RequestLimit(new RequestLimit.Rate(1, BURST, true), () -> 0);
  private final InMemoryNode node =
      new InMemoryNode()
          .homing("88.300")
          .holding("88.300/x", HandleValue.of(1, "URL", "https://example.org/"));
  private final EmbeddedEndpoint endpoint =
      new EmbeddedEndpoint(EmbeddedEndpoint.settings(), node.dispatcher(limit));

  @Test
  void answersWhatIsAllowedAndCode3BeyondWhetherTheAnswerIsKnownOrNot() {
    try (endpoint) {
      for (int id = 1; id <= BURST + 2; id++) {
        // When
        endpoint.send(FLOOD, TestMessages.resolution(id, "88.300/x"));

        // Then
        Answer answer = endpoint.answer(FLOOD);
        assertThat(answer.head().requestId()).isEqualTo(id);
        assertThat(answer.head().opCode()).isEqualTo(OpCode.RESOLUTION);
        assertThat(answer.outcome().responseCode())
            .isEqualTo(
                (id <= BURST ? ResponseCode.SUCCESS : ResponseCode.SERVER_TOO_BUSY).number());
      }
      assertThat(limit.refused(Transport.UDP)).isEqualTo(2);
    }
  }

  @Test
  void goesOnAnsweringOthers() {
    try (endpoint) {
      flood();

      endpoint.send(OTHER, TestMessages.resolution(7, "88.300/x"));

      assertThat(endpoint.answer(OTHER).outcome()).isInstanceOf(Outcome.Resolved.class);
    }
  }

  @Test
  void answersTheFirstPacketOfALongRequestOnly() {
    try (endpoint) {
      flood();
      List<Octets> packets = Datagrams.of(TestMessages.resolution(7, "88.300/" + "N".repeat(700)));

      endpoint.send(FLOOD, packets);

      assertThat(endpoint.packets(FLOOD)).hasSize(1);
      assertThat(endpoint.drops.dropped).containsExactly(UdpDrop.TOO_MANY_REQUESTS);
      assertThat(endpoint.reassembly().size()).isZero();
    }
  }

  @Test
  void answersNoAnswersAndNoScraps() {
    try (endpoint) {
      endpoint.send(FLOOD, TestMessages.resolution(7, "88.300/x"));
      Octets anAnswer = endpoint.packets(FLOOD).get(0);
      flood();

      endpoint.send(FLOOD, anAnswer);
      endpoint.send(FLOOD, anAnswer.slice(0, 19));

      assertThat(endpoint.packets(FLOOD)).isEmpty();
      assertThat(endpoint.drops.dropped)
          .containsExactly(UdpDrop.TOO_MANY_REQUESTS, UdpDrop.NO_ENVELOPE);
    }
  }

  private void flood() {
    for (int id = 1; id <= BURST; id++) {
      endpoint.send(FLOOD, TestMessages.resolution(id, "88.300/x"));
    }
    endpoint.packets(FLOOD);
  }
}
