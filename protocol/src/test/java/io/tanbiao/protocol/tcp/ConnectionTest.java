package io.tanbiao.protocol.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.HeldRequests;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.TestMessages;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.wire.Envelope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final TcpSettings USUAL = EmbeddedConnection.settings().build();

  private final HeldRequests requests = new HeldRequests();
  private final InMemoryNode node =
      new InMemoryNode()
          .homing("88.300")
          .holding("88.300/x", HandleValue.of(1, "URL", "https://example.org/"));

  @Test
  void answersEachRequestAsSoonAsItCan() {
    try (EmbeddedConnection connection = held(USUAL)) {
      // Given
      connection.send(Octets.concat(resolution(11), resolution(12), resolution(13)));

      // When
      requests.answer(2);
      requests.answer(0);

      // Then
      assertThat(connection.answeredIds()).containsExactly(13, 11);
      requests.answer(1);
      assertThat(connection.answeredIds()).containsExactly(12);
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void answersRequestsThatComeOctetByOctet() {
    try (EmbeddedConnection connection = answering(USUAL)) {
      // Given
      Octets two = Octets.concat(resolution(1), resolution(2));

      // When
      for (int i = 0; i < two.length(); i++) {
        connection.send(two.slice(i, i + 1));
      }

      // Then
      assertThat(connection.answers())
          .extracting(Answer::outcome)
          .hasSize(2)
          .allMatch(outcome -> outcome instanceof Outcome.Resolved);
    }
  }

  @Test
  void answersManyPipelinedRequestsWithoutRecursion() {
    try (EmbeddedConnection connection = answering(USUAL)) {
      // Given
      Octets[] many =
          IntStream.rangeClosed(1, 20_000)
              .mapToObj(ConnectionTest::resolution)
              .toArray(Octets[]::new);

      // When
      connection.send(Octets.concat(many));

      // Then
      List<Integer> answered = new ArrayList<>(connection.answeredIds());
      assertThat(answered).hasSize(20_000);
    }
  }

  @Test
  void readsNoFurtherThanTheLimitOfRequestsInFlight() {
    try (EmbeddedConnection connection =
        held(EmbeddedConnection.settings().maxRequestsInFlight(3).build())) {
      // Given
      connection.send(Octets.concat(resolution(1), resolution(2)));
      assertThat(connection.reads()).isTrue();

      // When
      connection.send(resolution(3));
      assertThat(connection.reads()).isFalse();
      connection.send(Octets.concat(resolution(4), resolution(5)));

      // Then
      assertThat(requests.count()).isEqualTo(3);
      requests.answer(1);
      assertThat(requests.count()).isEqualTo(4);
      assertThat(connection.reads()).isFalse();
      requests.answer(0);
      assertThat(requests.count()).isEqualTo(5);
      requests.answer(2);
      assertThat(connection.reads()).isTrue();
      assertThat(connection.answeredIds()).containsExactly(2, 1, 3);
    }
  }

  @Test
  void readsNothingWhileThePeerDoesNotTakeItsAnswers() {
    try (EmbeddedConnection connection =
        held(EmbeddedConnection.settings().writeBufferOctets(10, 20).build())) {
      // When
      connection.channel().unsafe().outboundBuffer().setUserDefinedWritability(1, false);
      connection.send(resolution(1));

      // Then
      assertThat(requests.count()).isZero();
      assertThat(connection.reads()).isFalse();
      connection.channel().unsafe().outboundBuffer().setUserDefinedWritability(1, true);
      connection.channel().runPendingTasks();
      assertThat(requests.count()).isEqualTo(1);
      assertThat(connection.reads()).isTrue();
    }
  }

  @Test
  void givesAllAnswersToAPeerThatEndedItsOutput() {
    try (EmbeddedConnection connection =
        held(EmbeddedConnection.settings().maxRequestsInFlight(2).build())) {
      // Given
      connection.send(Octets.concat(resolution(1), resolution(2), resolution(3)));

      // When
      connection.endOutput();
      requests.answer(1);
      requests.answer(0);

      // Then
      assertThat(connection.isOpen()).isTrue();
      requests.answer(2);
      assertThat(connection.answeredIds()).containsExactly(2, 1, 3);
      assertThat(connection.isOpen()).isFalse();
      assertThat(connection.ends()).containsExactly(ConnectionEnd.PEER);
    }
  }

  @Test
  void closesAtOnceWhenThePeerEndsWithoutAnythingUnderWay() {
    try (EmbeddedConnection connection = answering(USUAL)) {
      // When
      connection.endOutput();

      // Then
      assertThat(connection.answers()).isEmpty();
      assertThat(connection.isOpen()).isFalse();
    }
  }

  @Test
  void answersCode4ToTheBeginningOfAMessageAtTheEnd() {
    Octets whole = resolution(7);
    for (int length = 1; length < whole.length(); length++) {
      try (EmbeddedConnection connection = answering(USUAL)) {
        // Given
        connection.send(Octets.concat(resolution(6), whole.slice(0, length)));

        // When
        connection.endOutput();

        // Then
        List<Answer> answers = connection.answers();
        assertThat(answers).hasSize(2);
        assertThat(answers.get(1).outcome().responseCode()).isEqualTo(4);
        assertThat(answers.get(1).head().requestId()).isEqualTo(length < 20 ? -1 : 7);
        assertThat(connection.ends()).containsExactly(ConnectionEnd.MALFORMED);
      }
    }
  }

  @Test
  void refusesByLengthBeforeTheOctetsArrive() {
    for (int length : new int[] {Integer.MIN_VALUE, -1, 0, 10, 23, 262_145, Integer.MAX_VALUE}) {
      try (EmbeddedConnection connection = answering(USUAL)) {
        // When
        connection.send(TestMessages.envelope(7, length));

        // Then
        Answer answer = connection.answers().get(0);
        assertThat(answer.outcome().responseCode()).isEqualTo(4);
        assertThat(answer.head().requestId()).isEqualTo(7);
        assertThat(connection.isOpen()).isFalse();
      }
    }
  }

  @Test
  void waitsForMessagesOfLegalLength() {
    for (int length : new int[] {24, 25, 262_143, Envelope.MAX_MESSAGE_OCTETS}) {
      try (EmbeddedConnection connection = answering(USUAL)) {
        // When
        connection.send(TestMessages.envelope(7, length));

        // Then
        assertThat(connection.answers()).isEmpty();
        assertThat(connection.isOpen()).isTrue();
      }
    }
  }

  @Test
  void answersTheLongestMessage() {
    try (EmbeddedConnection connection = answering(USUAL)) {
      // When
      connection.send(TestMessages.resolutionOfLength(7, "88.300/x", Envelope.MAX_MESSAGE_OCTETS));

      // Then
      assertThat(connection.answers().get(0).outcome()).isInstanceOf(Outcome.Resolved.class);
      assertThat(connection.budget().left()).isEqualTo(USUAL.maxLargeInputOctets());
    }
  }

  @Test
  void answersWhatCameBeforeOctetsThatAreNoMessage() {
    try (EmbeddedConnection connection = held(USUAL)) {
      // Given
      connection.send(Octets.concat(resolution(1), TestMessages.envelope(2, -1), resolution(3)));

      // When
      requests.answer(0);

      // Then
      assertThat(connection.answeredIds()).containsExactly(2, 1);
      assertThat(requests.count()).isEqualTo(1);
      assertThat(connection.isOpen()).isFalse();
    }
  }

  @Test
  void refusesHttp() {
    try (EmbeddedConnection connection = answering(USUAL)) {
      // When
      connection.send(
          Octets.of("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

      // Then
      assertThat(connection.answers().get(0).outcome().responseCode()).isEqualTo(4);
      assertThat(connection.isOpen()).isFalse();
      assertThat(node.refusals()).containsExactly(Reason.TOO_LONG);
    }
  }

  @Test
  void keepsTheConnectionAfterAMessageThatCannotBeDecoded() {
    try (EmbeddedConnection connection = answering(USUAL)) {
      // Given
      byte[] bodyTooLong = resolution(1).toArray();
      bodyTooLong[20 + 20] = 1;

      // When
      connection.send(Octets.concat(Octets.of(bodyTooLong), resolution(2)));

      // Then
      assertThat(connection.answers())
          .extracting(answer -> answer.outcome().responseCode())
          .containsExactly(4, 1);
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void closesAConnectionThatIsIdleForTheTimeout() {
    TcpSettings settings = EmbeddedConnection.settings().idleTimeout(Duration.ofSeconds(8)).build();
    try (EmbeddedConnection connection = answering(settings)) {
      // Given
      connection.pass(Duration.ofSeconds(7));
      connection.send(resolution(1));

      // When
      connection.pass(Duration.ofSeconds(8));

      // Then
      assertThat(connection.isOpen()).isTrue();
      connection.pass(Duration.ofSeconds(5));
      assertThat(connection.isOpen()).isFalse();
      assertThat(connection.ends()).containsExactly(ConnectionEnd.IDLE);
      assertThat(connection.answers()).hasSize(1);
    }
  }

  @Test
  void doesNotTakeAConnectionForIdleWhileARequestIsUnderWay() {
    TcpSettings settings = EmbeddedConnection.settings().idleTimeout(Duration.ofSeconds(8)).build();
    try (EmbeddedConnection connection = held(settings)) {
      // Given
      connection.send(resolution(1));

      // When
      connection.pass(Duration.ofMinutes(5));

      // Then
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void closesAConnectionWhoseMessageComesTooSlowly() {
    TcpSettings settings =
        EmbeddedConnection.settings().messageTimeout(Duration.ofSeconds(8)).build();
    try (EmbeddedConnection connection = answering(settings)) {
      // Given
      Octets message = resolution(5);
      connection.send(message.slice(0, 21));

      // When
      for (int second = 0; second < 8; second++) {
        assertThat(connection.isOpen()).isTrue();
        connection.pass(Duration.ofSeconds(1));
        connection.send(message.slice(21 + second, 22 + second));
      }
      connection.pass(Duration.ofSeconds(4));

      // Then
      assertThat(connection.isOpen()).isFalse();
      assertThat(connection.ends()).containsExactly(ConnectionEnd.SLOW_INPUT);
      Answer refusal = connection.answers().get(0);
      assertThat(refusal.outcome().responseCode()).isEqualTo(4);
      assertThat(refusal.head().requestId()).isEqualTo(5);
    }
  }

  @Test
  void keepsAConnectionThatSendsMessageAfterMessageSlowly() {
    TcpSettings settings =
        EmbeddedConnection.settings().messageTimeout(Duration.ofSeconds(8)).build();
    try (EmbeddedConnection connection = answering(settings)) {
      for (int id = 1; id < 20; id++) {
        // When
        connection.send(resolution(id).slice(0, 30));
        connection.pass(Duration.ofSeconds(7));
        connection.send(resolution(id).from(30));

        // Then
        assertThat(connection.answeredIds()).containsExactly(id);
      }
    }
  }

  @Test
  void closesAConnectionThatDoesNotTakeItsAnswers() {
    TcpSettings settings =
        EmbeddedConnection.settings().messageTimeout(Duration.ofSeconds(8)).build();
    try (EmbeddedConnection connection = answering(settings)) {
      // Given
      connection.channel().unsafe().outboundBuffer().setUserDefinedWritability(1, false);

      // When
      connection.pass(Duration.ofSeconds(7));
      assertThat(connection.isOpen()).isTrue();
      connection.pass(Duration.ofSeconds(5));

      // Then
      assertThat(connection.ends()).containsExactly(ConnectionEnd.SLOW_OUTPUT);
    }
  }

  @Test
  void closesWhenAllLargeMessagesTogetherNeedTooMuch() {
    TcpSettings settings = EmbeddedConnection.settings().maxLargeInputOctets(300_000).build();
    try (EmbeddedConnection connection = held(settings)) {
      // Given
      connection.send(TestMessages.resolutionOfLength(1, "88.300/x", 200_000));
      assertThat(connection.budget().left()).isEqualTo(100_000);

      connection.send(TestMessages.resolutionOfLength(2, "88.300/x", 100_000));
      assertThat(connection.budget().left()).isZero();
      connection.send(
          TestMessages.resolutionOfLength(3, "88.300/x", TcpSettings.LARGE_MESSAGE_OCTETS));

      // When
      connection.send(TestMessages.envelope(4, TcpSettings.LARGE_MESSAGE_OCTETS + 1));

      // Then
      assertThat(requests.count()).isEqualTo(3);
      IntStream.range(0, 3).forEach(requests::answer);
      assertThat(connection.answeredIds()).containsExactly(1, 2, 3);
      assertThat(connection.isOpen()).isFalse();
      assertThat(connection.ends()).containsExactly(ConnectionEnd.TOO_MUCH_INPUT);
      assertThat(connection.budget().left()).isEqualTo(300_000);
    }
  }

  @Test
  void closesWhenAnAnswerCannotBeMade() {
    try (EmbeddedConnection connection = held(USUAL)) {
      // Given
      connection.send(resolution(1));

      // When
      requests.fail(0, new IllegalStateException("as tests want it"));

      // Then
      assertThat(connection.isOpen()).isFalse();
      assertThat(connection.ends()).containsExactly(ConnectionEnd.FAILURE);
    }
  }

  @Test
  void answersWhatIsUnderWayWhenTheServerCloses() {
    try (EmbeddedConnection connection = held(USUAL)) {
      // Given
      connection.send(resolution(1));

      // When
      connection.drain();
      connection.send(resolution(2));

      // Then
      assertThat(connection.isOpen()).isTrue();
      requests.answer(0);
      assertThat(connection.answeredIds()).containsExactly(1);
      assertThat(connection.ends()).containsExactly(ConnectionEnd.SHUTDOWN);
      assertThat(requests.count()).isEqualTo(1);
    }
  }

  @Test
  void forgetsAnswersOfAConnectionThatIsGone() {
    try (EmbeddedConnection connection = held(USUAL)) {
      // Given
      connection.send(TestMessages.resolutionOfLength(1, "88.300/x", 200_000));

      // When
      connection.channel().close();
      requests.answer(0);

      // Then
      assertThat(connection.answers()).isEmpty();
      assertThat(connection.budget().left()).isEqualTo(USUAL.maxLargeInputOctets());
    }
  }

  private EmbeddedConnection held(TcpSettings settings) {
    return new EmbeddedConnection(settings, requests.dispatcher());
  }

  private EmbeddedConnection answering(TcpSettings settings) {
    return new EmbeddedConnection(settings, node.dispatcher());
  }

  private static Octets resolution(int requestId) {
    return TestMessages.resolution(requestId, "88.300/x");
  }
}
