package io.tanbiao.ops.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.operation.DigestAlgorithm;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.ops.bench.Dataset;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.AnswerHead;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.MessageCodec;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResolutionDialectTest {
  private static final int NUMBER = 123_456_789;
  private static final int REQUEST_ID = 77;
  private static final int NOW = 1_700_000_000;
  private static final Dataset DATASET = Dataset.USUAL;

  private final ResolutionDialect dialect = new ResolutionDialect(DATASET);

  @Test
  void asksForTheRecordOfTheNumber() throws Exception {
    ByteBuf out = Unpooled.buffer();

    dialect.write(REQUEST_ID, NUMBER, out);

    assertThat(out.readableBytes()).isEqualTo(dialect.requestOctets());
    ByteBuffer octets = out.nioBuffer();
    Envelope envelope = Envelope.read(octets);
    assertThat(envelope.requestId()).isEqualTo(REQUEST_ID);
    assertThat(Requests.decode(MessageCodec.decode(envelope, octets)))
        .isEqualTo(new Resolution(DATASET.handle(NUMBER), List.of(), List.of(), Octets.EMPTY));
  }

  @Test
  void takesTheRecordWhateverItsTimes() {
    assertThat(check(resolved(DATASET.values(NUMBER, NOW)))).isEqualTo(Verdict.RIGHT);
    assertThat(check(resolved(DATASET.values(NUMBER, 0)))).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void takesTheRecordInAnotherOrderAndWithDigest() {
    List<HandleValue> values = DATASET.values(NUMBER, NOW);
    Outcome swapped = outcome(DATASET.handle(NUMBER), List.of(values.get(1), values.get(0)));
    AnswerHead digesting = head().with(OpFlags.NONE.with(OpFlags.RRDG));
    Octets digest = DigestAlgorithm.SHA256.digest(Octets.EMPTY);

    assertThat(check(encode(new Answer(head(), Octets.EMPTY, swapped)))).isEqualTo(Verdict.RIGHT);
    assertThat(check(encode(new Answer(digesting, digest, swapped)))).isEqualTo(Verdict.RIGHT);
  }

  @Test
  void findsEveryChangedOctetOfTheBody() {
    byte[] right = resolved(DATASET.values(NUMBER, NOW));
    int body = Envelope.LENGTH_OCTETS + 24;
    int end = right.length - 4;
    int unseen = 0;
    for (int at = body; at < end; at++) {
      byte[] flipped = right.clone();
      flipped[at] ^= 1;
      if (check(flipped) == Verdict.RIGHT) {
        unseen++;
      }
    }
    assertThat(unseen).as("the octets of two timestamps").isEqualTo(2 * Integer.BYTES);
  }

  @Test
  void refusesAnotherRecordOrPartOfIt() {
    List<HandleValue> values = DATASET.values(NUMBER, NOW);

    assertThat(check(resolved(values.subList(0, 1)))).isEqualTo(Verdict.WRONG);
    assertThat(dialect.check(resolved(values), 0, resolved(values).length, NUMBER + 1))
        .isEqualTo(Verdict.WRONG);
    assertThat(check(new byte[100])).isEqualTo(Verdict.WRONG);
  }

  @Test
  void tellsBusyFromRefused() {
    assertThat(check(refused(ResponseCode.SERVER_TOO_BUSY))).isEqualTo(Verdict.BUSY);
    assertThat(check(refused(ResponseCode.HANDLE_NOT_FOUND))).isEqualTo(Verdict.REFUSED);
  }

  @Test
  void findsTheEndsOfAnswersInAStream() {
    byte[] answer = resolved(DATASET.values(NUMBER, NOW));

    for (int to = 0; to < answer.length; to++) {
      assertThat(dialect.answerOctets(answer, 0, to)).isZero();
    }
    assertThat(dialect.answerOctets(answer, 0, answer.length)).isEqualTo(answer.length);
    assertThat(dialect.requestId(answer, 0, answer.length)).isEqualTo(REQUEST_ID);
    assertThat(dialect.answerOctets(new byte[Envelope.LENGTH_OCTETS], 0, Envelope.LENGTH_OCTETS))
        .isEqualTo(-1);
  }

  private Verdict check(byte[] answer) {
    return dialect.check(answer, 0, answer.length, NUMBER);
  }

  private static byte[] resolved(List<HandleValue> values) {
    return encode(new Answer(head(), Octets.EMPTY, outcome(DATASET.handle(NUMBER), values)));
  }

  private static byte[] refused(ResponseCode code) {
    return encode(new Answer(head(), Octets.EMPTY, Outcome.Refused.with(code, "because")));
  }

  private static Outcome outcome(Handle handle, List<HandleValue> values) {
    return new Outcome.Resolved(handle, ValueListCodec.encode(values));
  }

  private static AnswerHead head() {
    return new AnswerHead(
        ProtocolVersion.NEWEST, 0, REQUEST_ID, OpCode.RESOLUTION, OpFlags.NONE, 1, 0, NOW);
  }

  private static byte[] encode(Answer answer) {
    return Answers.encode(answer).toArray();
  }
}
