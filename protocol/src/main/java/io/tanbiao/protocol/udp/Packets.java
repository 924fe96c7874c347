package io.tanbiao.protocol.udp;

import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.protocol.wire.Envelope;
import java.nio.ByteBuffer;

/** How a message is spread over packets, each with an envelope of its own (wire notes §1). */
public final class Packets {
  /** The longest packet. */
  public static final int MAX_PACKET_OCTETS = 512;

  /** What a packet holds of the message. */
  public static final int PAYLOAD_OCTETS = MAX_PACKET_OCTETS - Envelope.LENGTH_OCTETS;

  private Packets() {}

  /** How many packets a message needs. */
  public static int count(int messageOctets) {
    return Math.max(1, (messageOctets + PAYLOAD_OCTETS - 1) / PAYLOAD_OCTETS);
  }

  /** How many octets of a message the packet with a number holds. */
  public static int payloadOctets(int messageOctets, int number) {
    return Math.min(PAYLOAD_OCTETS, messageOctets - number * PAYLOAD_OCTETS);
  }

  /**
   * One packet of a message.
   *
   * @param message with its envelope, whole
   * @param number from 0 to below {@link #count(int)}
   * @param out gets the packet at its position
   */
  public static void write(Octets message, int number, ByteBuffer out) {
    int length = message.length() - Envelope.LENGTH_OCTETS;
    if (count(length) == 1) {
      message.putInto(out);
      return;
    }
    int start = Envelope.LENGTH_OCTETS + number * PAYLOAD_OCTETS;
    envelopeOf(message).ofPacket(number).write(new OctetWriter(out));
    message.slice(start, start + payloadOctets(length, number)).putInto(out);
  }

  /**
   * Checks that an announced length is legal, and that a packet is one of the message and whole.
   *
   * @param payloadOctets that came behind the envelope; more than needed are ignored
   */
  public static void requireWhole(Envelope envelope, int payloadOctets) throws WireException {
    envelope.requireLegalLength();
    int length = envelope.messageLengthOctets();
    int count = count(length);
    int number = envelope.messageId();
    if (number < 0 || number >= count) {
      throw new WireException(
          Reason.BAD_FIELD, "message id: " + number + " (expected: 0.." + (count - 1) + ")");
    }
    int needed = payloadOctets(length, number);
    if (payloadOctets < needed) {
      throw new WireException(
          Reason.TRUNCATED, "packet: " + payloadOctets + " octets (expected: " + needed + ")");
    }
  }

  private static Envelope envelopeOf(Octets message) {
    try {
      return Envelope.read(message.asBuffer());
    } catch (WireException e) {
      throw new IllegalArgumentException("message: " + message.length() + " octets", e);
    }
  }
}
