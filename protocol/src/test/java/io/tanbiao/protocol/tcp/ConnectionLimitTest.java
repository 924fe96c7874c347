package io.tanbiao.protocol.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.core.pipeline.RequestLimit;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.TestMessages;
import io.tanbiao.protocol.body.Answer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a network gets over TCP that sends too many requests. */
class ConnectionLimitTest {
  private static final int BURST = 5;
  private static final int LONG_VALUE = 300;
  private static final int GATHERED_OCTETS = 32_768;
  private static final int ONE_ANSWER_OCTETS = 1_024;
  private static final int HIGH_OCTETS = 65_536;

  private final RequestLimit limit =
      new RequestLimit(new RequestLimit.Rate(1, BURST, false), () -> 0);
  private final InMemoryNode node =
      new InMemoryNode()
          .homing("88.300")
          .holding("88.300/x", HandleValue.of(1, "URL", "https://example.org/"))
          .holding("88.300/long", HandleValue.of(1, "DESC", "x".repeat(LONG_VALUE)));

  @Test
  void answersWhatIsAllowedAndCode3BeyondInOnePiece() {
    try (EmbeddedConnection connection = limited()) {
      // When
      connection.send(resolutions(BURST + 2, "88.300/x"));

      // Then
      assertThat(connection.answers())
          .extracting(answer -> answer.outcome().responseCode())
          .containsExactly(1, 1, 1, 1, 1, 3, 3);
      assertThat(limit.refused(Transport.TCP)).isEqualTo(2);
    }
  }

  @Test
  void answersWhatIsAllowedAndCode3BeyondOneByOne() {
    try (EmbeddedConnection connection = limited()) {
      for (int id = 1; id <= BURST + 2; id++) {
        // When
        connection.send(TestMessages.resolution(id, "88.300/x"));

        // Then
        Answer answer = connection.answers().get(0);
        assertThat(answer.head().requestId()).isEqualTo(id);
        assertThat(answer.outcome().responseCode())
            .isEqualTo(
                (id <= BURST ? ResponseCode.SUCCESS : ResponseCode.SERVER_TOO_BUSY).number());
      }
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void keepsNothingOfWhatItRefuses() {
    try (EmbeddedConnection connection = limited()) {
      connection.send(resolutions(BURST, "88.300/x"));
      long left = connection.budget().left();

      connection.send(TestMessages.resolution(9, "88.300/" + "N".repeat(2_000)));

      assertThat(connection.budget().left()).isEqualTo(left);
    }
  }

  @Test
  void gathersNoMoreKnownAnswersThanThePeerTakes() {
    TcpSettings settings =
        EmbeddedConnection.settings().writeBufferOctets(HIGH_OCTETS / 2, HIGH_OCTETS).build();
    try (EmbeddedConnection connection =
        new EmbeddedConnection(settings, node.dispatcher(RequestLimit.none()))) {
      // Given
      connection.send(resolutions(3, "88.300/long"));
      connection.answers();
      connection.stopTaking();

      // When
      connection.send(resolutions(1_000, "88.300/long"));

      // Then
      assertThat(connection.waitingOctets())
          .isGreaterThan(HIGH_OCTETS)
          .isLessThan(HIGH_OCTETS + GATHERED_OCTETS + ONE_ANSWER_OCTETS);
      assertThat(connection.reads()).isFalse();
    }
  }

  private EmbeddedConnection limited() {
    return new EmbeddedConnection(EmbeddedConnection.settings().build(), node.dispatcher(limit));
  }

  private static Octets resolutions(int count, String name) {
    List<Octets> all =
        IntStream.rangeClosed(1, count).mapToObj(id -> TestMessages.resolution(id, name)).toList();
    return Octets.concat(all.toArray(new Octets[0]));
  }
}
