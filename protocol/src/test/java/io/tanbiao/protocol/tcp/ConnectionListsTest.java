package io.tanbiao.protocol.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNames;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.HeldRequests;
import io.tanbiao.protocol.TestMessages;
import io.tanbiao.protocol.body.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers of many messages: each is made once its peer took the one before (wire notes §3). */
class ConnectionListsTest {
  private static final TcpSettings SETTINGS =
      EmbeddedConnection.settings().messageTimeout(Duration.ofSeconds(4)).build();

  private final HeldRequests requests = new HeldRequests();

  @Test
  void writesAllMessagesToAPeerThatTakesThem() {
    try (EmbeddedConnection connection = connection()) {
      // Given
      SampleNames names = SampleNames.under("88.302", 12_345);
      connection.send(list(7));

      // When
      requests.answer(0, names.outcome());

      // Then
      List<Answer> answers = connection.answers();
      assertThat(answers).hasSize(247).allMatch(answer -> answer.head().requestId() == 7);
      assertThat(answers.subList(0, 246)).allMatch(Answer::continues);
      assertThat(answers.get(246).continues()).isFalse();
      assertThat(answers.stream().mapToInt(ConnectionListsTest::count).sum()).isEqualTo(12_345);
      assertThat(names.isClosed()).isTrue();
    }
  }

  @Test
  void readsNothingAheadOfAPeerThatTakesNothing() {
    try (EmbeddedConnection connection = connection()) {
      // Given
      SampleNames names = SampleNames.under("88.302", 12_345);
      connection.send(list(7));
      stall(connection, true);

      // When
      requests.answer(0, names.outcome());
      connection.pass(Duration.ofSeconds(3));

      // Then
      assertThat(connection.answers()).hasSize(1);
      assertThat(names.pages()).isEqualTo(1);

      // When
      stall(connection, false);

      // Then
      assertThat(connection.answers()).hasSize(246);
      assertThat(names.isClosed()).isTrue();
    }
  }

  @Test
  void closesTheListOfAPeerThatTakesNothingForTooLong() {
    try (EmbeddedConnection connection = connection()) {
      // Given
      SampleNames names = SampleNames.under("88.302", 12_345);
      connection.send(list(7));
      stall(connection, true);
      requests.answer(0, names.outcome());

      // When
      connection.pass(Duration.ofSeconds(7));

      // Then
      assertThat(connection.ends()).containsExactly(ConnectionEnd.SLOW_OUTPUT);
      assertThat(names.isClosed()).isTrue();
      assertThat(names.pages()).isEqualTo(1);
    }
  }

  @Test
  void closesListsThatWaitOrComeWhenThePeerIsGone() {
    try (EmbeddedConnection connection = connection()) {
      // Given
      SampleNames waiting = SampleNames.under("88.302", 12_345);
      SampleNames late = SampleNames.under("88.302", 12_345);
      connection.send(Octets.concat(list(7), list(8)));
      stall(connection, true);
      requests.answer(0, waiting.outcome());

      // When
      connection.channel().close();
      requests.answer(1, late.outcome());
      connection.channel().runPendingTasks();

      // Then
      assertThat(waiting.isClosed()).isTrue();
      assertThat(late.isClosed()).isTrue();
      assertThat(late.pages()).isEqualTo(1);
    }
  }

  @Test
  void sendsAnswersToOtherRequestsBetweenTheMessagesOfLists() {
    try (EmbeddedConnection connection = connection()) {
      // Given
      HeldNames first = new HeldNames();
      HeldNames second = new HeldNames();
      connection.send(Octets.concat(list(7), list(8), TestMessages.resolution(9, "88.300/x")));
      requests.answer(0, first.outcome());
      requests.answer(1, second.outcome());

      // When
      second.page(50);
      first.page(50);
      requests.answer(2);
      connection.channel().runPendingTasks();
      first.page(50);
      connection.channel().runPendingTasks();
      second.lastPage(1);
      first.lastPage(0);

      // Then
      assertThat(connection.answeredIds()).containsExactly(8, 7, 9, 7, 8, 7);
      assertThat(first.isClosed()).isTrue();
      assertThat(second.isClosed()).isTrue();
    }
  }

  @Test
  void endsAListThatFailsWithTheFailure() {
    try (EmbeddedConnection connection = connection()) {
      // Given
      HeldNames names = new HeldNames();
      connection.send(list(7));
      requests.answer(0, names.outcome());
      names.page(50);
      connection.channel().runPendingTasks();

      // When
      names.fail(Outcome.Refused.with(ResponseCode.SERVER_TOO_BUSY, "busy"));

      // Then
      List<Answer> answers = connection.answers();
      assertThat(answers).hasSize(2);
      assertThat(answers.get(1).outcome()).isEqualTo(new Outcome.Refused(3, "busy"));
      assertThat(answers.get(1).continues()).isFalse();
      assertThat(names.isClosed()).isTrue();
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void finishesAListBeforeItCloses() {
    try (EmbeddedConnection connection = connection()) {
      // Given
      HeldNames names = new HeldNames();
      connection.send(list(7));
      requests.answer(0, names.outcome());
      names.page(50);
      connection.channel().runPendingTasks();

      // When
      connection.drain();
      assertThat(connection.isOpen()).isTrue();
      names.lastPage(2);

      // Then
      assertThat(connection.answeredIds()).containsExactly(7, 7);
      assertThat(connection.isOpen()).isFalse();
    }
  }

  private EmbeddedConnection connection() {
    return new EmbeddedConnection(SETTINGS, requests.dispatcher());
  }

  private static void stall(EmbeddedConnection connection, boolean stalled) {
    connection.channel().unsafe().outboundBuffer().setUserDefinedWritability(1, !stalled);
    connection.channel().runPendingTasks();
  }

  private static Octets list(int requestId) {
    return TestMessages.request(
        requestId, new Operation.ListHandles(Handle.of("0.NA/88.302")), OpFlags.NONE);
  }

  private static int count(Answer answer) {
    return ((Outcome.Names) answer.outcome()).handles().size();
  }
}
