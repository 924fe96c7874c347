package io.tanbiao.protocol.wire;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.nio.ByteBuffer;

/**
 * The wire form of a message behind its envelope (wire notes §2).
 *
 * <pre>24 octets header | body | bytes credential</pre>
 *
 * <p>A message that ends right after its body is accepted as unsigned, since id-pointer sends op
 * 2001 so; octets after the credential are ignored.
 */
public final class MessageCodec {
  private MessageCodec() {}

  /** The length of a message with its envelope. */
  public static int encodedLength(Message message) {
    return Envelope.LENGTH_OCTETS + message.lengthOctets();
  }

  /** A message with its envelope, which gets the length of what follows it. */
  public static Octets encode(Message message) {
    OctetWriter out = new OctetWriter(encodedLength(message));
    message.envelope().withMessageLength(message.lengthOctets()).write(out);
    out.octets(message.signedOctets()).bytes(message.credential());
    return out.finish();
  }

  /**
   * Reads the message that fills the rest of a buffer, whose position is not moved.
   *
   * @param envelope that came before it
   * @param message in the clear: a message that is encrypted is decrypted first
   */
  public static Message decode(Envelope envelope, ByteBuffer message) throws WireException {
    OctetReader in = new OctetReader(message);
    Header header = Header.read(in);
    int bodyLength = header.bodyLengthOctets();
    requireBody(bodyLength, in.remaining());
    Octets signed =
        new OctetReader(message).octets(Header.LENGTH_OCTETS + bodyLength, "header and body");
    in.skip(bodyLength, "body");
    Octets credential = in.remaining() == 0 ? Octets.EMPTY : in.bytes("credential", in.remaining());
    return new Message(envelope, header, signed, credential);
  }

  private static void requireBody(int bodyLength, int remaining) throws WireException {
    if (bodyLength < 0) {
      throw new WireException(Reason.NEGATIVE_LENGTH, "body length: " + bodyLength);
    }
    if (bodyLength > remaining) {
      throw new WireException(
          Reason.TRUNCATED, "body length: " + bodyLength + " (expected: 0.." + remaining + ")");
    }
  }
}
