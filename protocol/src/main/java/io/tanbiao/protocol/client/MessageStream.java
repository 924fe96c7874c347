package io.tanbiao.protocol.client;

import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The messages of one answer, one after another in a stream. */
final class MessageStream {
  /** The most messages of one answer: five million names. */
  private static final int MAX_MESSAGES = 100_000;

  private MessageStream() {}

  /** Reads messages until one that says that none follows. */
  static List<Message> read(InputStream in, Message request, ClientSession session)
      throws IOException {
    List<Message> messages = new ArrayList<>();
    do {
      if (messages.size() == MAX_MESSAGES) {
        throw new BadAnswerException("the answer has more than 100000 messages");
      }
      messages.add(readOne(in, request.envelope().requestId(), session));
    } while (messages.get(messages.size() - 1).header().flags().has(OpFlags.CONT)
        && mayContinue(request.header().opCode()));
    return messages;
  }

  /** Names come in several messages; who asks for something else would gather in vain. */
  private static boolean mayContinue(OpCode opCode) throws BadAnswerException {
    if (opCode.equals(OpCode.RESOLUTION) || opCode.equals(OpCode.VERIFY_CHALLENGE)) {
      throw new BadAnswerException("the answer to " + opCode + " has more than one message");
    }
    return true;
  }

  private static Message readOne(InputStream in, int requestId, ClientSession session)
      throws IOException {
    try {
      Envelope envelope = Envelope.read(octets(in, Envelope.LENGTH_OCTETS));
      envelope.requireLegalLength();
      if (envelope.requestId() != requestId) {
        throw new BadAnswerException(
            "request id: " + envelope.requestId() + " (expected: " + requestId + ")");
      }
      return session.read(envelope, octets(in, envelope.messageLengthOctets()));
    } catch (WireException e) {
      throw new BadAnswerException("no Handle message: " + e.getMessage(), e);
    }
  }

  private static ByteBuffer octets(InputStream in, int count) throws IOException {
    byte[] octets = in.readNBytes(count);
    if (octets.length < count) {
      throw new EOFException("the answer ends after " + octets.length + " of " + count + " octets");
    }
    return ByteBuffer.wrap(octets);
  }
}
