package io.tanbiao.protocol.client;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.protocol.udp.Packets;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Message;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Requests by UDP, each on a socket of its own, repeated until they are answered. */
final class UdpExchange implements Exchange {
  private static final int RECEIVE_OCTETS = 1 << 20;

  private final InetSocketAddress server;
  private final ClientTimeouts timeouts;

  UdpExchange(InetSocketAddress server, ClientTimeouts timeouts) {
    this.server = server;
    this.timeouts = timeouts;
  }

  @Override
  public List<Message> ask(Message request, ClientSession session) throws IOException {
    Octets octets = session.write(request);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setReceiveBufferSize(RECEIVE_OCTETS);
      socket.connect(server);
      for (Duration wait : timeouts.udpWaits()) {
        send(octets, socket);
        Optional<Message> answer = new Receiver(request.envelope(), session, socket).await(wait);
        if (answer.isPresent()) {
          return List.of(answer.get());
        }
      }
    } catch (BadAnswerException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreachableException("cannot reach " + server + " by UDP: " + e.getMessage(), e);
    }
    throw new UnreachableException("cannot reach " + server + " by UDP: no answer in time");
  }

  @Override
  public void close() {}

  private static void send(Octets message, DatagramSocket socket) throws IOException {
    int count = Packets.count(message.length() - Envelope.LENGTH_OCTETS);
    for (int number = 0; number < count; number++) {
      ByteBuffer packet = ByteBuffer.allocate(Packets.MAX_PACKET_OCTETS);
      Packets.write(message, number, packet);
      socket.send(new DatagramPacket(packet.array(), packet.position()));
    }
  }

  /** Puts the packets of one answer together; passes over those of other requests. */
  private static final class Receiver {
    private final Envelope request;
    private final ClientSession session;
    private final DatagramSocket socket;
    private final DatagramPacket packet =
        new DatagramPacket(new byte[Packets.MAX_PACKET_OCTETS], Packets.MAX_PACKET_OCTETS);
    private final BitSet present = new BitSet();
    private ByteBuffer message = ByteBuffer.allocate(0);

    private Receiver(Envelope request, ClientSession session, DatagramSocket socket) {
      this.request = request;
      this.session = session;
      this.socket = socket;
    }

    private Optional<Message> await(Duration wait) throws IOException {
      long deadline = System.nanoTime() + wait.toNanos();
      while (receive(deadline)) {
        ByteBuffer octets = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
        try {
          Envelope envelope = Envelope.read(octets);
          if (envelope.requestId() == request.requestId() && completes(envelope, octets)) {
            return Optional.of(session.read(envelope, message));
          }
        } catch (WireException e) {
          throw new BadAnswerException("no Handle message: " + e.getMessage(), e);
        }
      }
      return Optional.empty();
    }

    private boolean receive(long deadlineNanos) throws IOException {
      long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      socket.setSoTimeout((int) left);
      packet.setLength(Packets.MAX_PACKET_OCTETS);
      try {
        socket.receive(packet);
        return true;
      } catch (SocketTimeoutException e) {
        return false;
      }
    }

    private boolean completes(Envelope envelope, ByteBuffer payload) throws WireException {
      Packets.requireWhole(envelope, payload.remaining());
      int length = envelope.messageLengthOctets();
      if (message.capacity() != length) {
        message = ByteBuffer.allocate(length);
        present.clear();
      }
      int number = envelope.messageId();
      int octets = Packets.payloadOctets(length, number);
      message.put(number * Packets.PAYLOAD_OCTETS, payload, payload.position(), octets);
      present.set(number);
      return present.cardinality() == Packets.count(length);
    }
  }
}
