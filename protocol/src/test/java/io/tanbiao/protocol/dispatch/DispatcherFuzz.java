package io.tanbiao.protocol.dispatch;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.ManualClock;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome.Refused;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.MessageCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever follows an envelope gets one answer that a client can read and match. */
class DispatcherFuzz {
  private static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711);

  private final RequestDispatcher dispatcher =
      new RequestDispatcher(
          (context, operation) ->
              CompletableFuture.completedFuture(Refused.with(ResponseCode.OPERATION_NOT_SUPPORTED)),
          () -> 7,
          ManualClock.ofSomeDay(),
          (transport, reason) -> {});

  @MethodSource("io.tanbiao.protocol.vector.VectorOctets#all")
  @FuzzTest(maxDuration = "60s")
  void answersWhateverFollowsAnEnvelope(byte[] input) {
    ByteBuffer in = ByteBuffer.wrap(input);
    Envelope envelope;
    try {
      envelope = Envelope.read(in);
    } catch (WireException e) {
      require(input.length < Envelope.LENGTH_OCTETS, "an envelope was refused");
      return;
    }
    List<Octets> answers = AnswerParts.all(dispatcher.dispatch(envelope, in, Transport.TCP, PEER));
    require(answers.size() == 1, "answers: " + answers.size());
    requireAnswerTo(envelope, answers.get(0));
  }

  private static void requireAnswerTo(Envelope request, Octets answer) {
    try {
      ByteBuffer in = answer.asBuffer();
      Envelope envelope = Envelope.read(in);
      envelope.requireLegalLength();
      require(envelope.requestId() == request.requestId(), "request id");
      require(envelope.messageLengthOctets() == in.remaining(), "length of the answer");
      require(envelope.version().equals(request.answerVersion()), "version of the answer");
      require(
          Answers.decode(MessageCodec.decode(envelope, in)).outcome() instanceof Refused,
          "outcome of the answer");
    } catch (WireException e) {
      throw new AssertionError("an answer that no client reads", e);
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
