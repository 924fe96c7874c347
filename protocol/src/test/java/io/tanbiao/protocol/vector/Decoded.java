package io.tanbiao.protocol.vector;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.Answers;
import io.tanbiao.protocol.body.Requests;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Header;
import io.tanbiao.protocol.wire.Message;
import io.tanbiao.protocol.wire.MessageCodec;
import io.tanbiao.protocol.wire.MessageCredential;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A message taken apart completely, but for its lengths, which the octets show.
 *
 * @param envelope with length 0
 * @param header with body length 0
 * @param content an {@link Operation} or an {@link Answer}
 * @param credential if there is one
 */
record Decoded(
    Envelope envelope, Header header, Object content, Optional<MessageCredential> credential) {

  /** Reads the one message that octets of a stream begin with. */
  static Decoded decode(Octets stream) throws WireException {
    ByteBuffer in = stream.asBuffer();
    Envelope envelope = Envelope.read(in);
    envelope.requireLegalLength();
    if (!envelope.hasKnownVersion()) {
      throw new WireException(Reason.UNKNOWN_VERSION, envelope.version().toString());
    }
    if (envelope.encrypted()) {
      throw new WireException(Reason.NOT_DECRYPTABLE, "no key");
    }
    if (in.remaining() < envelope.messageLengthOctets()) {
      throw new WireException(Reason.TRUNCATED, "incomplete: wait for more");
    }
    in.limit(in.position() + envelope.messageLengthOctets());
    return decode(MessageCodec.decode(envelope, in));
  }

  private static Decoded decode(Message message) throws WireException {
    boolean isRequest = message.header().responseCode() == 0;
    Object content = isRequest ? Requests.decode(message) : Answers.decode(message);
    return new Decoded(
        message.envelope().withMessageLength(0),
        withoutLength(message.header()),
        content,
        message.credential().isEmpty()
            ? Optional.empty()
            : Optional.of(MessageCredential.decode(message.credential())));
  }

  /** Writes it anew from its parts. */
  Octets encode() {
    Octets body =
        content instanceof Operation operation
            ? Requests.encodeBody(operation, envelope.version())
            : Answers.message((Answer) content).body();
    Octets proof = credential.map(MessageCredential::encode).orElse(Octets.EMPTY);
    return MessageCodec.encode(Message.of(envelope, header, body, proof));
  }

  private static Header withoutLength(Header header) {
    return new Header(
        header.opCode(),
        header.responseCode(),
        header.flags(),
        header.siteSerial(),
        header.recursionCount(),
        header.expirationSeconds(),
        0);
  }
}
