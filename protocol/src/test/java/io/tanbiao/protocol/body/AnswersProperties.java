package io.tanbiao.protocol.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.GeneratedValues;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome.Referral;
import io.tanbiao.core.outcome.Outcome.SiteInfo;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Header;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class AnswersProperties {
  @Property
  void everyAnswerComesBack(@ForAll("answers") Answer answer) throws WireException {
    Assume.that(!readsAsAnotherCode(answer));
    assertThat(decode(Answers.encode(answer))).isEqualTo(answer);
  }

  @Property
  void lengthIsThatOfWhatIsWritten(@ForAll("answers") Answer answer) {
    assertThat(Answers.encode(answer).length()).isEqualTo(Answers.encodedLength(answer));
  }

  @Property
  void messageIsWhatIsWritten(@ForAll("answers") Answer answer) {
    assertThat(MessageCodec.encode(Answers.message(answer))).isEqualTo(Answers.encode(answer));
  }

  @Property
  void whatServersAppendIsIgnored(
      @ForAll("answers") Answer answer, @ForAll("octets") Octets appended) throws WireException {
    Assume.that(!readsAsAnotherCode(answer) && !mayEndWithMore(answer));
    Message message = Answers.message(answer);
    Octets longer = Octets.concat(message.body(), appended);
    Message withMore =
        Message.of(message.envelope(), message.header(), longer, message.credential());
    assertThat(Answers.decode(withMore)).isEqualTo(answer);
  }

  @Property(tries = 5000)
  void anyOctetsAreRefusedOrComeBack(
      @ForAll("opCodes") OpCode opCode,
      @ForAll("codes") int responseCode,
      @ForAll int flags,
      @ForAll("versions") ProtocolVersion version,
      @ForAll("octets") Octets body) {
    Header header = new Header(opCode, responseCode, new OpFlags(flags), 7, 0, 99, 0);
    Message message = Message.of(Envelope.plain(version, 1, 2), header, body, Octets.EMPTY);
    Answer answer;
    try {
      answer = Answers.decode(message);
    } catch (WireException refused) {
      assertThat(refused.reason()).isNotNull();
      return;
    }
    Answer again = again(answer);
    assertThat(again.outcome()).isEqualTo(answer.outcome());
    assertThat(again.digest()).isEqualTo(answer.digest());
  }

  @Provide
  Arbitrary<Answer> answers() {
    return OutcomeArbitraries.answers();
  }

  @Provide
  Arbitrary<ProtocolVersion> versions() {
    return OperationArbitraries.versions();
  }

  @Provide
  Arbitrary<OpCode> opCodes() {
    return Arbitraries.of(Answers.opCodes());
  }

  @Provide
  Arbitrary<Integer> codes() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.just(1)), Tuple.of(1, Arbitraries.of(100, 302, 303, 402, 7, -1)));
  }

  @Provide
  Arbitrary<Octets> octets() {
    return GeneratedValues.octets(80);
  }

  /** Below 2.5 codes 202 and 303 mean something else, see {@link CodesOnWire}. */
  private static boolean readsAsAnotherCode(Answer answer) {
    int code = answer.outcome().responseCode();
    return !answer.head().version().isAtLeast(ProtocolVersion.MORE_CODES)
        && (code == 202 || code == 303);
  }

  /** Whose optional fields what follows may be taken for, or which must end. */
  private static boolean mayEndWithMore(Answer answer) {
    return answer.outcome() instanceof SiteInfo
        || (answer.outcome() instanceof Referral referral && referral.values().isEmpty());
  }

  private static Answer again(Answer answer) {
    try {
      return decode(Answers.encode(answer));
    } catch (WireException e) {
      throw new AssertionError("what is written is read", e);
    }
  }

  private static Answer decode(Octets octets) throws WireException {
    ByteBuffer in = octets.asBuffer();
    Envelope envelope = Envelope.read(in);
    return Answers.decode(MessageCodec.decode(envelope, in));
  }
}
