package io.tanbiao.protocol.udp;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.wire.Envelope;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Messages as packets and back. */
final class Datagrams {
  private Datagrams() {}

  /** The packets of a message. */
  static List<Octets> of(Octets message) {
    List<Octets> packets = new ArrayList<>();
    int count = Packets.count(message.length() - Envelope.LENGTH_OCTETS);
    for (int number = 0; number < count; number++) {
      ByteBuffer out = ByteBuffer.allocate(Packets.MAX_PACKET_OCTETS);
      Packets.write(message, number, out);
      packets.add(Octets.remainingOf(out.flip()));
    }
    return packets;
  }

  /** The message that packets in the right order carry; all must belong to it. */
  static Octets join(List<Octets> packets) {
    Envelope first = envelope(packets.get(0));
    List<Octets> parts = new ArrayList<>();
    parts.add(packets.get(0).slice(0, Envelope.LENGTH_OCTETS));
    for (int number = 0; number < packets.size(); number++) {
      Envelope envelope = envelope(packets.get(number));
      if (envelope.messageId() != number
          || envelope.requestId() != first.requestId()
          || envelope.messageLengthOctets() != first.messageLengthOctets()
          || envelope.truncated() != (packets.size() > 1)) {
        throw new AssertionError(envelope);
      }
      parts.add(packets.get(number).from(Envelope.LENGTH_OCTETS));
    }
    return Octets.concat(parts.toArray(new Octets[0]));
  }

  static Envelope envelope(Octets packet) {
    try {
      return Envelope.read(packet.asBuffer());
    } catch (WireException e) {
      throw new AssertionError(e);
    }
  }
}
