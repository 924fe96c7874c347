package io.tanbiao.protocol.body;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.ResponseCode;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import io.tanbiao.protocol.wire.MessageCredential;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.provider.MethodSource;

/** Envelope and message of a peer: read and written alike, or refused with a WireException. */
class MessageFuzz {
  @MethodSource("io.tanbiao.protocol.vector.VectorOctets#all")
  @FuzzTest(maxDuration = "60s")
  void readsOrRefusesMessages(byte[] input) {
    try {
      ByteBuffer in = ByteBuffer.wrap(input);
      Envelope envelope = Envelope.read(in);
      readAsRequestOrAnswer(MessageCodec.decode(envelope, in));
    } catch (WireException e) {
      requireReason(e);
    }
  }

  private static void readAsRequestOrAnswer(Message message) {
    Octets encoded = MessageCodec.encode(message);
    require(encoded.length() == MessageCodec.encodedLength(message), "length of the message");
    readCredential(message.credential());
    if (message.header().responseCode() == 0) {
      readRequest(message);
    } else {
      readAnswer(message);
    }
  }

  private static void readRequest(Message message) {
    ProtocolVersion version = message.envelope().version();
    try {
      Operation operation = Requests.decode(message);
      Octets body = Requests.encodeBody(operation, version);
      require(body.length() == Requests.bodyLengthOctets(operation, version), "length of the body");
      require(body.length() <= message.body().length() + Short.BYTES, "body grows");
      Operation again = Requests.decode(rewritten(message, body));
      require(again.equals(operation), "operation read otherwise than written");
    } catch (WireException e) {
      requireReason(e);
    }
  }

  private static void readAnswer(Message message) {
    Answer answer;
    try {
      answer = Answers.decode(message);
    } catch (WireException e) {
      requireReason(e);
      return;
    }
    Octets encoded = Answers.encode(answer);
    require(encoded.length() == Answers.encodedLength(answer), "length of the answer");
    try {
      ByteBuffer in = encoded.asBuffer();
      Answer again = Answers.decode(MessageCodec.decode(Envelope.read(in), in));
      require(again.equals(answer) || hasCodeOfNewer(answer), "answer read otherwise than written");
    } catch (WireException e) {
      throw new AssertionError("what is written is refused", e);
    }
  }

  /** No server sends 202 below 2.5; it is read as it is and written as 201. */
  private static boolean hasCodeOfNewer(Answer answer) {
    return answer.outcome().responseCode() == ResponseCode.INVALID_VALUE.number()
        && !answer.head().version().isAtLeast(ProtocolVersion.MORE_CODES);
  }

  private static void readCredential(Octets credential) {
    try {
      MessageCredential read = MessageCredential.decode(credential);
      MessageCredential again = MessageCredential.decode(read.encode());
      require(again.equals(read), "credential read otherwise than written");
    } catch (WireException e) {
      requireReason(e);
    }
  }

  private static Message rewritten(Message message, Octets body) {
    return Message.of(message.envelope(), message.header(), body, message.credential());
  }

  private static void requireReason(WireException e) {
    require(e.reason() != null && e.getMessage() != null, "refused without a reason");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
