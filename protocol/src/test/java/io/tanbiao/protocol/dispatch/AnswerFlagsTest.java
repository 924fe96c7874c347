package io.tanbiao.protocol.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.capture.CaptureEvent.Side;
import io.tanbiao.protocol.capture.CaptureFile;
import io.tanbiao.protocol.capture.CapturedMessage;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerFlagsTest {
  static Stream<CaptureFile> captures() {
    return CaptureFile.all().stream().filter(capture -> capture.messages().size() > 1);
  }

  /** Every answer that 9.3.1 gave by the id of a request, wire notes §10.1. */
  @ParameterizedTest
  @MethodSource("captures")
  void areThoseOfHandleNet(CaptureFile capture) throws WireException {
    Map<Integer, Message> requests = new HashMap<>();
    for (CapturedMessage captured : capture.messages()) {
      if (captured.envelope().encrypted()) {
        continue;
      }
      if (captured.side() == Side.CLIENT) {
        requests.put(captured.envelope().requestId(), readAnyhow(captured));
      } else if (requests.get(captured.envelope().requestId()) != null) {
        Message request = requests.get(captured.envelope().requestId());
        if (!request.header().opCode().equals(OpCode.CHALLENGE_ANSWER)) {
          assertFlags(
              request, MessageCodec.decode(captured.envelope(), captured.octets().asBuffer()));
        }
      }
    }
  }

  @Test
  void bitsWithoutMeaningAreNotCopied() {
    AnsweredRequest request = AnsweredRequest.ofNothing();
    assertThat(AnswerFlags.of(request, Outcome.Done.PLAINLY, false))
        .isEqualTo(new OpFlags(OpFlags.AUTH | OpFlags.RECU));
  }

  private static void assertFlags(Message request, Message message) throws WireException {
    Answer answer = Answers.decode(message);
    OpFlags expected = message.header().flags().without(OpFlags.CONT);
    assertThat(
            AnswerFlags.of(
                AnsweredRequest.of(request, Optional.empty()),
                answer.outcome(),
                !answer.digest().isEmpty()))
        .isEqualTo(expected);
  }

  private static Message readAnyhow(CapturedMessage captured) {
    try {
      return MessageCodec.decode(captured.envelope(), captured.octets().asBuffer());
    } catch (WireException malformedOnPurpose) {
      return null;
    }
  }
}
