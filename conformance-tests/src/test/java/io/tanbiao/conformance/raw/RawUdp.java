package io.tanbiao.conformance.raw;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A UDP socket that speaks to the node in packets (wire notes §1). One thread. */
public final class RawUdp implements AutoCloseable {
  /** The octets of a message that one packet carries. */
  public static final int FRAGMENT_OCTETS = 492;

  /** The longest packet that a peer may send, envelope included. */
  public static final int MAX_PACKET_OCTETS = 512;

  private static final int BUFFER_OCTETS = 65_536;
  private static final Duration ANSWER_TIME = Duration.ofSeconds(10);

  private final DatagramSocket socket;

  private RawUdp(DatagramSocket socket) {
    this.socket = socket;
  }

  /** A socket that speaks to one address only. */
  public static RawUdp to(InetSocketAddress address) throws IOException {
    DatagramSocket socket = new DatagramSocket();
    socket.setReceiveBufferSize(4 * RawMessage.MAX_OCTETS);
    socket.connect(address);
    return new RawUdp(socket);
  }

  /** The packets of a message: one, or as many fragments as it takes. */
  public static List<Octets> packetsOf(RawMessage message) {
    Octets octets = message.message();
    int count = Math.max(1, (octets.length() + FRAGMENT_OCTETS - 1) / FRAGMENT_OCTETS);
    RawEnvelope envelope =
        count == 1 ? message.envelope() : message.envelope().withFlags(RawEnvelope.TRUNCATED);
    List<Octets> packets = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      int end = Math.min(octets.length(), (n + 1) * FRAGMENT_OCTETS);
      Octets part = octets.slice(n * FRAGMENT_OCTETS, end);
      packets.add(Octets.concat(envelope.withMessageId(n).octets(), part));
    }
    return packets;
  }

  /** Sends a message and waits for the answer to it; packets of other requests are passed over. */
  public RawMessage ask(RawMessage request) throws IOException {
    sendAll(packetsOf(request));
    return receive(request.requestId());
  }

  /** Sends a request, answers its challenge, and waits for the outcome. */
  public RawMessage askAs(RawIdentity identity, RawMessage request) throws IOException {
    RawMessage answer = ask(request);
    return answer.code() == RawChallenge.CODE
        ? ask(RawChallenge.of(request, answer).answerOf(identity))
        : answer;
  }

  /** Sends packets in this order. */
  public void sendAll(List<Octets> packets) throws IOException {
    for (Octets packet : packets) {
      send(packet);
    }
  }

  /** Sends one packet, whatever it is. */
  public void send(Octets packet) throws IOException {
    socket.send(new DatagramPacket(packet.toArray(), packet.length()));
  }

  /** The answer to a request, put together from its packets. */
  public RawMessage receive(int requestId) throws IOException {
    NavigableMap<Integer, Octets> parts = new TreeMap<>();
    while (true) {
      Octets packet =
          packet(ANSWER_TIME)
              .orElseThrow(() -> new SocketTimeoutException("no answer to " + requestId));
      RawEnvelope envelope = RawEnvelope.read(packet.slice(0, RawEnvelope.OCTETS));
      if (envelope.requestId() != requestId) {
        continue;
      }
      parts.put(envelope.messageId(), packet.slice(RawEnvelope.OCTETS, packet.length()));
      Octets message = Octets.concat(parts.values().toArray(new Octets[0]));
      if (message.length() >= envelope.length()) {
        assertFragments(envelope, parts);
        return RawMessage.read(envelope, message);
      }
    }
  }

  /** Every packet but the last is full, and all say that there are several. */
  private static void assertFragments(RawEnvelope envelope, NavigableMap<Integer, Octets> parts) {
    boolean several = parts.size() > 1;
    if (envelope.isTruncated() != several || parts.lastKey() != parts.size() - 1) {
      throw new AssertionError(parts.keySet() + " of " + envelope);
    }
    parts.headMap(parts.lastKey()).values().stream()
        .filter(part -> part.length() != FRAGMENT_OCTETS)
        .findAny()
        .ifPresent(
            part -> {
              throw new AssertionError("fragment of " + part.length() + " octets");
            });
  }

  /** The next packet, or nothing when none comes in time. */
  public Optional<Octets> packet(Duration time) throws IOException {
    byte[] buffer = new byte[BUFFER_OCTETS];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    socket.setSoTimeout((int) Math.max(1, time.toMillis()));
    try {
      socket.receive(packet);
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
    if (packet.getLength() > MAX_PACKET_OCTETS) {
      throw new AssertionError("packet of " + packet.getLength() + " octets");
    }
    Octets octets = Octets.of(buffer).slice(0, packet.getLength());
    Disclosure.assertNoneIn(octets);
    return Optional.of(octets);
  }

  @Override
  public void close() {
    socket.close();
  }
}
