package io.tanbiao.protocol.capture;

import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Transport;
import io.tanbiao.protocol.capture.CaptureEvent.Side;
import io.tanbiao.protocol.wire.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole Handle message of a capture, put together from its packets when it had several.
 *
 * @param side who sent it
 * @param transport over which
 * @param connection number within the file, from 1; 0 on UDP
 * @param envelope of its first packet
 * @param octets behind the envelope
 */
public record CapturedMessage(
    Side side, Transport transport, int connection, Envelope envelope, Octets octets) {

  /** Envelope and message, as one stream would carry them. */
  public Octets withEnvelope() {
    OctetWriter out = new OctetWriter(Envelope.LENGTH_OCTETS + octets.length());
    envelope.write(out);
    return out.octets(octets).finish();
  }

  /**
   * The whole messages among events, in the order of their first packets, and what is none: pieces
   * of messages, refused envelopes, streams, TLS records, HTTP headers, ends of connections.
   */
  static Gathered among(List<CaptureEvent> events) {
    List<CaptureEvent> open = new ArrayList<>(events);
    List<CapturedMessage> messages = new ArrayList<>();
    List<CaptureEvent> others = new ArrayList<>();
    while (!open.isEmpty()) {
      CaptureEvent first = open.get(0);
      Optional<CapturedMessage> whole =
          envelopeOf(first).flatMap(envelope -> whole(first, envelope, open));
      whole.ifPresentOrElse(messages::add, () -> others.add(open.remove(0)));
    }
    return new Gathered(messages, others);
  }

  /**
   * Events put together as far as they can be.
   *
   * @param messages whole ones
   * @param others events that belong to none of them
   */
  record Gathered(List<CapturedMessage> messages, List<CaptureEvent> others) {}

  private static Optional<CapturedMessage> whole(
      CaptureEvent first, Envelope envelope, List<CaptureEvent> open) {
    List<CaptureEvent> packets = new ArrayList<>();
    Octets octets = Octets.EMPTY;
    while (packets.isEmpty() || octets.length() < envelope.messageLengthOctets()) {
      Optional<CaptureEvent> next = packet(first, envelope, packets.size(), open);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      packets.add(next.get());
      octets = Octets.concat(octets, contentOf(next.get()));
    }
    if (octets.length() != envelope.messageLengthOctets()) {
      return Optional.empty();
    }
    packets.forEach(open::remove);
    Envelope ofFirst = envelopeOf(packets.get(0)).orElseThrow();
    return Optional.of(
        new CapturedMessage(first.side(), first.transport(), first.connection(), ofFirst, octets));
  }

  /** Packets may come in any order; on a stream there is only the event itself. */
  private static Optional<CaptureEvent> packet(
      CaptureEvent first, Envelope envelope, int number, List<CaptureEvent> open) {
    if (envelope.messageId() == number) {
      return Optional.of(first);
    }
    return open.stream()
        .filter(event -> event.transport() == Transport.UDP && event.side() == first.side())
        .filter(event -> isPacket(event, envelope.requestId(), number))
        .findFirst();
  }

  private static boolean isPacket(CaptureEvent event, int requestId, int number) {
    return envelopeOf(event)
        .filter(found -> found.requestId() == requestId && found.messageId() == number)
        .isPresent();
  }

  private static Octets contentOf(CaptureEvent event) {
    return event.octets().from(Envelope.LENGTH_OCTETS);
  }

  private static Optional<Envelope> envelopeOf(CaptureEvent event) {
    if (event.isNoMessage() || event.octets().length() < Envelope.LENGTH_OCTETS) {
      return Optional.empty();
    }
    try {
      return Optional.of(Envelope.read(event.octets().asBuffer()));
    } catch (WireException e) {
      throw new AssertionError("20 octets are an envelope", e);
    }
  }
}
