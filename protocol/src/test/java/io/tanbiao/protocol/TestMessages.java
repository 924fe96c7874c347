package io.tanbiao.protocol;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Requests and answers as octets with their envelopes. */
public final class TestMessages {
  private static final int EXPIRATION_SECONDS = 1_893_456_000;

  private TestMessages() {}

  /** A resolution of all public values. */
  public static Octets resolution(int requestId, String name) {
    return request(requestId, Operation.Resolution.ofAll(Handle.of(name)), OpFlags.CLIENT_DEFAULT);
  }

  /** A request in the newest version. */
  public static Octets request(int requestId, Operation operation, OpFlags flags) {
    return MessageCodec.encode(
        Requests.message(operation, flags, 0, requestId, EXPIRATION_SECONDS));
  }

  /** An envelope alone that announces a length. */
  public static Octets envelope(int requestId, int lengthOctets) {
    Octets message = resolution(requestId, "");
    ByteBuffer octets = ByteBuffer.wrap(message.slice(0, Envelope.LENGTH_OCTETS).toArray());
    octets.putInt(16, lengthOctets);
    return Octets.of(octets.array());
  }

  /** A resolution whose message has a given length, made so by octets after the last field. */
  public static Octets resolutionOfLength(int requestId, String name, int lengthOctets) {
    Message plain =
        Requests.message(
            Operation.Resolution.ofAll(Handle.of(name)),
            OpFlags.CLIENT_DEFAULT,
            0,
            requestId,
            EXPIRATION_SECONDS);
    Octets padding = Octets.of(new byte[lengthOctets - plain.lengthOctets()]);
    return MessageCodec.encode(
        Message.of(
            plain.envelope(), plain.header(), Octets.concat(plain.body(), padding), Octets.EMPTY));
  }

  /** The one answer that octets hold. */
  public static Answer answer(Octets octets) {
    List<Answer> answers = answers(octets);
    if (answers.size() != 1) {
      throw new AssertionError("answers: " + answers);
    }
    return answers.get(0);
  }

  /** The answers that octets hold, one after another. */
  public static List<Answer> answers(Octets octets) {
    List<Answer> answers = new ArrayList<>();
    ByteBuffer in = octets.asBuffer();
    try {
      while (in.hasRemaining()) {
        Envelope envelope = Envelope.read(in);
        ByteBuffer message = in.slice(in.position(), envelope.messageLengthOctets());
        answers.add(Answers.decode(MessageCodec.decode(envelope, message)));
        in.position(in.position() + envelope.messageLengthOctets());
      }
    } catch (WireException e) {
      throw new AssertionError(e);
    }
    return answers;
  }
}
