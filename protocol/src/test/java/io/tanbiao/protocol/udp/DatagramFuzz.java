package io.tanbiao.protocol.udp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.Loopback;
import io.tanbiao.protocol.wire.Envelope;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever packets come: the input as one packet, as the fragments of a message in any order and
 * twice, and cut into arbitrary packets. The endpoint sends whole packets, stays within its memory,
 * fails at nothing and gives every buffer back.
 */
class DatagramFuzz {
  private static final InetSocketAddress PEER =
      new InetSocketAddress(Loopback.ipv4().getAddress(), 40_000);
  private static final int MAX_HELD_OCTETS = 300_000;

  private final InMemoryNode node =
      new InMemoryNode()
          .homing("88.300")
          .holding("88.300/REC-1", HandleValue.of(1, "DESC", "x".repeat(2000)));

  @MethodSource("io.tanbiao.protocol.vector.VectorOctets#all")
  @FuzzTest(maxDuration = "60s")
  void answersAnySequenceOfPackets(byte[] input) {
    Octets octets = Octets.of(input);
    UdpSettings settings =
        EmbeddedEndpoint.settings()
            .with(new UdpSettings.Fragments(4, 2, MAX_HELD_OCTETS, Duration.ofSeconds(5)));
    try (EmbeddedEndpoint endpoint = new EmbeddedEndpoint(settings, node.dispatcher())) {
      endpoint.send(PEER, octets);
      for (Octets packet : shuffledFragments(octets)) {
        endpoint.send(PEER, packet);
      }
      for (Octets packet : pieces(octets)) {
        endpoint.send(PEER, packet);
      }
      require(endpoint.reassembly().size() <= 4, "messages: " + endpoint.reassembly().size());
      require(endpoint.reassembly().heldOctets() <= MAX_HELD_OCTETS, "held octets");
      require(!endpoint.drops.dropped.contains(UdpDrop.FAILURE), "failed");
      for (Octets packet : endpoint.packets(PEER)) {
        require(packet.length() <= Packets.MAX_PACKET_OCTETS, "packet: " + packet.length());
        require(packet.length() > Envelope.LENGTH_OCTETS, "packet: " + packet.length());
      }
      endpoint.time.pass(Duration.ofSeconds(5));
      endpoint.reassembly().expire();
      require(endpoint.reassembly().heldOctets() == 0, "held octets after all have expired");
    }
  }

  /** The fragments of a message with these octets, each twice, when it has an envelope. */
  private static List<Octets> shuffledFragments(Octets octets) {
    if (octets.length() <= Envelope.LENGTH_OCTETS + Packets.PAYLOAD_OCTETS) {
      return List.of();
    }
    List<Octets> fragments = new ArrayList<>(Datagrams.of(octets));
    fragments.addAll(Datagrams.of(octets));
    Collections.shuffle(fragments, new Random(octets.hashCode()));
    return fragments;
  }

  private static List<Octets> pieces(Octets octets) {
    List<Octets> pieces = new ArrayList<>();
    Random random = new Random(octets.hashCode());
    for (int at = 0; at < octets.length(); ) {
      int end = Math.min(octets.length(), at + 1 + random.nextInt(600));
      pieces.add(octets.slice(at, end));
      at = end;
    }
    return pieces;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
