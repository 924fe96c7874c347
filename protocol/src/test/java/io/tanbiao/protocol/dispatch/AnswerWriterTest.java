package io.tanbiao.protocol.dispatch;

import static io.tanbiao.protocol.dispatch.DispatcherHarness.answer;
import static io.tanbiao.protocol.dispatch.DispatcherHarness.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNames;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.Outcome.Challenge;
import io.tanbiao.core.outcome.Outcome.Done;
import io.tanbiao.core.outcome.Outcome.Names;
import io.tanbiao.core.outcome.Outcome.OfChallenged;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerWriterTest {
  private static final Handle NAME = Handle.of("88.300/x");
  private static final Operation DELETE = new Operation.DeleteHandle(NAME);
  private static final Operation LIST = new Operation.ListHandles(Handle.of("0.NA/88.300"));
  private static final Octets NONCE = Octets.hex("000102030405060708090a0b0c0d0e0f");

  private final DispatcherHarness harness = new DispatcherHarness();

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0",
    "1, 1, 1",
    "49, 1, 49",
    "50, 1, 50",
    "51, 2, 1",
    "100, 2, 50",
    "2501, 51, 1"
  })
  void listsFiftyNamesInAMessage(int names, int messages, int inTheLast) throws WireException {
    // Given
    List<Handle> all = IntStream.range(0, names).mapToObj(n -> Handle.of("88.302/L-" + n)).toList();

    // When
    List<Message> answers = harness.askForMany(request(LIST, 0), new SampleNames(all).outcome());

    // Then
    assertThat(answers).hasSize(messages);
    assertThat(answers)
        .allSatisfy(message -> assertThat(message.envelope().requestId()).isEqualTo(77));
    for (int i = 0; i < messages; i++) {
      boolean isLast = i == messages - 1;
      Answer answer = answer(answers.get(i));
      assertThat(answer.continues()).isEqualTo(!isLast);
      assertThat(((Names) answer.outcome()).handles()).hasSize(isLast ? inTheLast : 50);
    }
  }

  @Test
  void listReturnsItsDigestInEveryMessage() throws WireException {
    // Given
    Message request = request(LIST, OpFlags.RRDG);
    List<Handle> all = IntStream.range(0, 120).mapToObj(n -> Handle.of("88.302/" + n)).toList();

    // When
    List<Message> answers = harness.askForMany(request, new SampleNames(all).outcome());

    // Then
    for (Message message : answers) {
      assertThat(answer(message).digests(request)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"2,11, SHA256", "2,7, SHA256", "2,6, SHA1", "2,1, SHA1"})
  void returnsTheDigestOfTheVersion(int major, int minor, DigestAlgorithm algorithm)
      throws WireException {
    // Given
    Message request = inVersion(new ProtocolVersion(major, minor), OpFlags.RRDG);

    // When
    Answer answer = answer(harness.ask(request, new Refused(100, "")));

    // Then
    assertThat(answer.digest()).isEqualTo(algorithm.digest(request.signedOctets()));
  }

  @ParameterizedTest
  @CsvSource({"2,0", "5,0"})
  void returnsNoDigestBelowTwoOne(int major, int minor) throws WireException {
    Message request = inVersion(new ProtocolVersion(major, minor), OpFlags.RRDG);
    Answer answer = answer(harness.ask(request, Done.PLAINLY));
    assertThat(answer.digest()).isEqualTo(Octets.EMPTY);
    assertThat(answer.head().has(OpFlags.RRDG)).isFalse();
  }

  @Test
  void challengeReturnsTheDigestUnasked() throws WireException {
    // Given
    Message request = request(DELETE, 0);
    Octets digest = DigestAlgorithm.SHA256.digest(request.signedOctets());

    // When
    Answer answer = answer(harness.ask(request, new Challenge(17, NONCE, digest)));

    // Then
    assertThat(answer.outcome()).isEqualTo(new Challenge(17, NONCE, digest));
    assertThat(answer.head().sessionId()).isEqualTo(17);
    assertThat(answer.head().has(OpFlags.RRDG)).isTrue();
    assertThat(answer.digests(request)).isTrue();
  }

  /** Capture 215. */
  @Test
  void challengeBelowTwoOneHasTheOldForm() throws WireException {
    // Given
    Message request = inVersion(new ProtocolVersion(2, 0), 0);
    Octets digest = DigestAlgorithm.MD5.digest(request.signedOctets());

    // When
    Message message = harness.ask(request, new Challenge(17, NONCE, digest));

    // Then
    assertThat(message.header().flags()).isEqualTo(new OpFlags(OpFlags.AUTH | OpFlags.RECU));
    assertThat(message.body())
        .isEqualTo(Octets.concat(Octets.hex("00000010"), NONCE, Octets.hex("00000010"), digest));
  }

  @Test
  void openedSessionIsNamedInTheEnvelope() throws WireException {
    // Given
    Operation open =
        new Operation.SessionSetup(4, 60, new Reference(NAME, 1), Octets.EMPTY, Optional.empty());

    // When
    Message message =
        harness.ask(request(open, 0), new Outcome.SessionOpened(91, 4, Octets.hex("01")));

    // Then
    assertThat(message.envelope().sessionId()).isEqualTo(91);
  }

  @Test
  void challengedRequestIsAnsweredAsItselfThroughItsProof() throws WireException {
    // Given
    Message proof = proof(OpFlags.CLIENT_DEFAULT);
    OfChallenged outcome = challenged(new Outcome.Created(NAME, false));

    // When
    Message message = harness.ask(proof, outcome);

    // Then
    assertThat(message.envelope().requestId()).isEqualTo(proof.envelope().requestId());
    assertThat(message.envelope().sessionId()).isEqualTo(3);
    assertThat(message.envelope().version()).isEqualTo(new ProtocolVersion(2, 6));
    assertThat(message.header().opCode()).isEqualTo(OpCode.CREATE_HANDLE);
    assertThat(message.header().flags())
        .isEqualTo(new OpFlags(OpFlags.AUTH | OpFlags.RECU | OpFlags.CERT | OpFlags.MINT));
    assertThat(answer(message).outcome()).isEqualTo(outcome.outcome());
  }

  /** 9.3.1 returns the digest of the original request, which its own client refuses. */
  @Test
  void challengedRequestReturnsTheDigestOfTheProof() throws WireException {
    // Given
    Message proof = proof(new OpFlags(OpFlags.RRDG));

    // When
    Answer answer = answer(harness.ask(proof, challenged(new Refused(403, ""))));

    // Then
    assertThat(answer.digest()).isEqualTo(DigestAlgorithm.SHA1.digest(proof.signedOctets()));
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 1", "1, 2"})
  void answerBeyondTheLongestMessageIsAnError(int beyond, int code) throws WireException {
    // Given
    int room = Envelope.MAX_MESSAGE_OCTETS - 24 - 4;
    int fixed = 4 + NAME.name().length() + ValueListCodec.lengthOctets(List.of(ofLength(0)));
    Octets values = ValueListCodec.encode(List.of(ofLength(room - fixed + beyond)));

    // When
    Message message =
        harness.ask(
            request(Operation.Resolution.ofAll(NAME), 0), new Outcome.Resolved(NAME, values));

    // Then
    assertThat(message.header().responseCode()).isEqualTo(code);
  }

  private static HandleValue ofLength(int lengthOctets) {
    return HandleValue.of(1, "DATA", Octets.of(new byte[lengthOctets]));
  }

  private static Message inVersion(ProtocolVersion version, int flags) {
    Envelope envelope =
        new Envelope(version, false, false, false, new ProtocolVersion(0, 0), 0, 77, 0, 0);
    return Requests.message(envelope, DELETE, new OpFlags(flags), 1_893_456_000);
  }

  private static Message proof(OpFlags flags) {
    Operation answer =
        new Operation.ChallengeAnswer(
            Octets.utf8("HS_SECKEY"), new Reference(NAME, 1), Octets.hex("02"));
    return Requests.message(answer, flags, 17, 99, 1_893_456_000);
  }

  private static OfChallenged challenged(Outcome outcome) {
    OpFlags flags = new OpFlags(OpFlags.CERT | OpFlags.MINT | OpFlags.RRDG | OpFlags.KPAL);
    return new OfChallenged(OpCode.CREATE_HANDLE, flags, 3, new ProtocolVersion(2, 6), outcome);
  }
}
