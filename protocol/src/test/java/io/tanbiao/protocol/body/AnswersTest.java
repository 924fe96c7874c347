package io.tanbiao.protocol.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
  /** Capture 280: 9.3.1 answers a 2.4 client 201 where it answers others 202. */
  @ParameterizedTest
  @CsvSource({
    "5, 0, 202, 201", "2, 0, 202, 201", "2, 4, 202, 201", "2, 5, 202, 202", "2, 11, 202, 202",
    "5, 0, 7, 303", "2, 4, 7, 303", "2, 5, 7, 7", "2, 4, 201, 201", "2, 4, 100, 100"
  })
  void codesAreThoseTheClientKnows(int major, int minor, int code, int onWire) {
    // Given
    Answer answer = answer(new ProtocolVersion(major, minor), new Refused(code, "because"));

    // When
    Message message = Answers.message(answer);

    // Then
    assertThat(message.header().responseCode()).isEqualTo(onWire);
  }

  @Test
  void outcomeOfAnotherOperationIsAProgrammingError() {
    Answer answer =
        answer(ProtocolVersion.NEWEST, new Outcome.Created(Handle.of("88.300/x"), false));
    assertThatThrownBy(() -> Answers.encode(answer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Created");
  }

  @Test
  void challengeWithoutDigestIsAProgrammingError() {
    Outcome challenge = new Outcome.Challenge(1, Octets.hex("00"), Octets.EMPTY);
    AnswerHead head =
        answer(ProtocolVersion.NEWEST, challenge).head().with(new OpFlags(OpFlags.RRDG));
    assertThatThrownBy(() -> Answers.encode(new Answer(head, Octets.EMPTY, challenge)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("digest");
  }

  @Test
  void digestIsComparedWithTheRequest() {
    // Given
    Message request =
        Requests.message(new Operation.DeleteHandle(Handle.of("88.300/x")), OpFlags.NONE, 0, 1, 1);
    Octets digest = DigestAlgorithm.SHA256.digest(request.signedOctets());
    AnswerHead head = answer(ProtocolVersion.NEWEST, Done.PLAINLY).head();

    // When, Then
    assertThat(new Answer(head, digest, Done.PLAINLY).digests(request)).isTrue();
    assertThat(new Answer(head, Octets.EMPTY, Done.PLAINLY).digests(request)).isFalse();
  }

  @Test
  void errorIsReadWithoutItsOperation() throws Exception {
    Answer answer = answer(ProtocolVersion.NEWEST, Refused.with(ResponseCode.ERROR, "x"));
    AnswerHead ofNone =
        new AnswerHead(ProtocolVersion.NEWEST, 0, 1, new OpCode(12345), OpFlags.NONE, 1, 0, 1);
    Message message = Answers.message(new Answer(ofNone, Octets.EMPTY, answer.outcome()));
    assertThat(Answers.decode(message).outcome()).isEqualTo(answer.outcome());
  }

  private static Answer answer(ProtocolVersion version, Outcome outcome) {
    AnswerHead head = new AnswerHead(version, 0, 1, OpCode.DELETE_HANDLE, OpFlags.NONE, 1, 0, 1);
    return new Answer(head, Octets.EMPTY, outcome);
  }
}
