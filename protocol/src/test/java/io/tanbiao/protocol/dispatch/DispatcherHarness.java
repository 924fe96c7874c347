package io.tanbiao.protocol.dispatch;

import io.tanbiao.core.ManualClock;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A dispatcher with a handler of known answers, asked and answered in octets. */
final class DispatcherHarness {
  static final int SITE_SERIAL = 7;
  static final InetSocketAddress PEER =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 4711);

  final ManualClock clock = ManualClock.ofSomeDay();
  final ScriptedHandler handler = new ScriptedHandler();
  final List<Reason> refused = new ArrayList<>();
  final RequestDispatcher dispatcher =
      new RequestDispatcher(
          handler, () -> SITE_SERIAL, clock, (transport, reason) -> refused.add(reason));

  /** The one answer to a request. */
  Message ask(Message request, Outcome outcome) throws WireException {
    List<Message> answers = askForMany(request, outcome);
    if (answers.size() != 1) {
      throw new AssertionError("answers: " + answers.size());
    }
    return answers.get(0);
  }

  /** All answers to a request. */
  List<Message> askForMany(Message request, Outcome outcome) throws WireException {
    handler.answers(outcome);
    return send(MessageCodec.encode(request));
  }

  /** The answers to octets with their envelope. */
  List<Message> send(Octets octets) throws WireException {
    ByteBuffer in = octets.asBuffer();
    Envelope envelope = Envelope.read(in);
    return read(AnswerParts.all(dispatcher.dispatch(envelope, in, Transport.TCP, PEER)));
  }

  static Message request(Operation operation, int flags) {
    return Requests.message(operation, new OpFlags(flags), 0, 77, 1_893_456_000);
  }

  static Answer answer(Message message) throws WireException {
    return Answers.decode(message);
  }

  static List<Message> read(List<Octets> encoded) throws WireException {
    List<Message> messages = new ArrayList<>();
    for (Octets octets : encoded) {
      ByteBuffer in = octets.asBuffer();
      Envelope envelope = Envelope.read(in);
      if (envelope.messageLengthOctets() != in.remaining()) {
        throw new AssertionError(envelope);
      }
      messages.add(MessageCodec.decode(envelope, in));
    }
    return messages;
  }
}
