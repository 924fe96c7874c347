package io.tanbiao.protocol.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleNames;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.HeldRequests;
import io.tanbiao.protocol.InMemoryNode;
import io.tanbiao.protocol.Loopback;
import io.tanbiao.protocol.TestMessages;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.wire.Envelope;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatagramEndpointTest {
  private static final InetSocketAddress PEER =
      new InetSocketAddress(Loopback.ipv4().getAddress(), 40_000);
  private static final InetSocketAddress FAR = new InetSocketAddress("192.0.2.7", 40_000);
  private static final UdpSettings USUAL = EmbeddedEndpoint.settings();
  private static final String LONG_NAME = "88.300/" + "N".repeat(700);
  private static final Operation WRITE = new Operation.DeleteHandle(Handle.of("88.300/x"));

  private final HeldRequests requests = new HeldRequests();
  private final InMemoryNode node =
      new InMemoryNode()
          .homing("88.300")
          .holding("88.300/x", HandleValue.of(1, "URL", "https://example.org/"))
          .holding("88.300/large", HandleValue.of(1, "DESC", "x".repeat(200_000)));

  @Test
  void answersARequestOfOnePacket() {
    try (EmbeddedEndpoint endpoint = answering(USUAL)) {
      // When
      endpoint.send(PEER, TestMessages.resolution(7, "88.300/x"));

      // Then
      Answer answer = endpoint.answer(PEER);
      assertThat(answer.head().requestId()).isEqualTo(7);
      assertThat(answer.outcome()).isInstanceOf(Outcome.Resolved.class);
    }
  }

  @Test
  void spreadsALongAnswerOverPackets() {
    try (EmbeddedEndpoint endpoint = answering(USUAL)) {
      // When
      endpoint.send(PEER, TestMessages.resolution(7, "88.300/large"));

      // Then
      List<Octets> packets = endpoint.packets(PEER);
      assertThat(packets).hasSizeGreaterThan(400).allMatch(packet -> packet.length() <= 512);
      Outcome outcome = TestMessages.answer(Datagrams.join(packets)).outcome();
      assertThat(outcome).isInstanceOf(Outcome.Resolved.class);
    }
  }

  @Test
  void putsFragmentsTogetherInAnyOrderAndHoweverOften() {
    List<Octets> fragments = Datagrams.of(TestMessages.resolution(7, LONG_NAME));
    List<Octets> reversed = new ArrayList<>(fragments);
    Collections.reverse(reversed);
    List<Octets> twice = List.of(fragments.get(0), fragments.get(0), fragments.get(1));
    for (List<Octets> order : List.of(fragments, reversed, twice)) {
      try (EmbeddedEndpoint endpoint = answering(USUAL)) {
        // When
        endpoint.send(PEER, order);

        // Then
        assertThat(endpoint.answer(PEER).outcome().responseCode()).isEqualTo(100);
        assertThat(endpoint.reassembly().size()).isZero();
        assertThat(endpoint.reassembly().heldOctets()).isZero();
      }
    }
  }

  @Test
  void takesTheLongestRequest() {
    try (EmbeddedEndpoint endpoint = answering(USUAL)) {
      // When
      endpoint.send(
          PEER,
          Datagrams.of(
              TestMessages.resolutionOfLength(7, "88.300/x", Envelope.MAX_MESSAGE_OCTETS)));

      // Then
      assertThat(endpoint.answer(PEER).outcome()).isInstanceOf(Outcome.Resolved.class);
    }
  }

  @Test
  void keepsInterleavedRequestsOfPeersApart() {
    try (EmbeddedEndpoint endpoint = held(USUAL)) {
      // Given
      List<Octets> first = Datagrams.of(TestMessages.resolution(7, LONG_NAME + "1"));
      List<Octets> second = Datagrams.of(TestMessages.resolution(8, LONG_NAME + "2"));

      // When
      endpoint.send(PEER, first.get(0));
      endpoint.send(FAR, first.get(0));
      endpoint.send(PEER, second.get(0));
      endpoint.send(PEER, second.get(1));
      endpoint.send(PEER, first.get(1));

      // Then
      assertThat(requests.operations())
          .extracting(operation -> operation.subject().orElseThrow().toString())
          .containsExactly(LONG_NAME + "2", LONG_NAME + "1");
      assertThat(endpoint.reassembly().size()).isEqualTo(1);
    }
  }

  @Test
  void givesUpAMessageOfWhichAFragmentIsLost() {
    try (EmbeddedEndpoint endpoint = answering(USUAL)) {
      // Given
      List<Octets> fragments = Datagrams.of(TestMessages.resolution(7, LONG_NAME));
      endpoint.send(PEER, fragments.get(0));

      // When
      endpoint.time.pass(Duration.ofSeconds(5));
      endpoint.send(PEER, fragments.get(1));

      // Then
      assertThat(endpoint.packets(PEER)).isEmpty();
      assertThat(endpoint.drops.dropped).containsExactly(UdpDrop.FRAGMENTS_EXPIRED);
      assertThat(endpoint.reassembly().size()).isEqualTo(1);
    }
  }

  @Test
  void refusesPacketsThatCannotBelongToAMessage() {
    try (EmbeddedEndpoint endpoint = answering(USUAL)) {
      Octets request = TestMessages.resolution(7, "88.300/x");
      Octets fragment = Datagrams.of(TestMessages.resolution(7, LONG_NAME)).get(1);
      for (Octets packet :
          List.of(
              request.slice(0, request.length() - 1),
              request.slice(0, 20),
              fragment.slice(0, fragment.length() - 1),
              withMessageId(fragment, 2),
              withMessageId(fragment, -1),
              withMessageId(request, 1),
              TestMessages.envelope(7, -1),
              TestMessages.envelope(7, 0),
              TestMessages.envelope(7, 23),
              TestMessages.envelope(7, 262_145))) {
        // When
        endpoint.send(PEER, packet);

        // Then
        Answer answer = endpoint.answer(PEER);
        assertThat(answer.outcome().responseCode()).as("%s", packet).isEqualTo(4);
        assertThat(answer.head().requestId()).isEqualTo(7);
      }
      assertThat(endpoint.reassembly().size()).isZero();
      assertThat(node.refusals()).hasSize(10).contains(Reason.TRUNCATED, Reason.TOO_LONG);
    }
  }

  @Test
  void readsNoFurtherThanTheMessage() {
    try (EmbeddedEndpoint endpoint = answering(USUAL)) {
      // When
      endpoint.send(
          PEER, Octets.concat(TestMessages.resolution(7, "88.300/x"), Octets.utf8("more")));

      // Then
      assertThat(endpoint.answer(PEER).outcome()).isInstanceOf(Outcome.Resolved.class);
    }
  }

  @Test
  void dropsWhatIsNoEnvelope() {
    try (EmbeddedEndpoint endpoint = answering(USUAL)) {
      // When
      endpoint.send(PEER, Octets.EMPTY);
      endpoint.send(PEER, TestMessages.resolution(7, "88.300/x").slice(0, 19));

      // Then
      assertThat(endpoint.packets(PEER)).isEmpty();
      assertThat(endpoint.drops.dropped).containsExactly(UdpDrop.NO_ENVELOPE, UdpDrop.NO_ENVELOPE);
    }
  }

  @Test
  void neverAnswersAnAnswer() {
    try (EmbeddedEndpoint endpoint = answering(USUAL)) {
      // Given
      endpoint.send(PEER, TestMessages.envelope(7, 23));
      Octets refusal = endpoint.packets(PEER).get(0);

      // When
      endpoint.send(PEER, refusal);
      endpoint.send(PEER, refusal.slice(0, refusal.length() - 1));

      // Then
      assertThat(endpoint.packets(PEER)).isEmpty();
      assertThat(endpoint.drops.dropped).containsExactly(UdpDrop.ANSWER, UdpDrop.ANSWER);
    }
  }

  @Test
  void actsOnceUponAWriteThatIsRepeated() {
    try (EmbeddedEndpoint endpoint = held(USUAL)) {
      // Given
      Octets write = write(7);
      endpoint.send(PEER, write);
      endpoint.send(PEER, write);
      assertThat(endpoint.drops.dropped).containsExactly(UdpDrop.REPEATED_UNDER_WAY);

      // When
      requests.answer(0, Outcome.Done.PLAINLY);
      Octets first = endpoint.packets(PEER).get(0);
      endpoint.time.pass(Duration.ofSeconds(3));
      endpoint.send(PEER, write);

      // Then
      assertThat(endpoint.packets(PEER)).containsExactly(first);
      assertThat(requests.count()).isEqualTo(1);
      assertThat(endpoint.drops.repeated).hasSize(1);
    }
  }

  @Test
  void actsUponEachWriteThatIsNotTheSame() {
    try (EmbeddedEndpoint endpoint = held(USUAL)) {
      // When
      endpoint.send(PEER, write(7));
      endpoint.send(PEER, write(8));
      endpoint.send(FAR, write(7));
      endpoint.send(
          PEER,
          TestMessages.request(7, new Operation.DeleteHandle(Handle.of("88.300/y")), OpFlags.NONE));
      requests.answer(0, Outcome.Done.PLAINLY);
      endpoint.time.pass(Duration.ofSeconds(10));
      endpoint.send(PEER, write(7));

      // Then
      assertThat(requests.count()).isEqualTo(5);
      assertThat(endpoint.packets(PEER)).hasSize(1);
    }
  }

  @Test
  void asksAgainWhenARequestWithAChallengeIsRepeated() {
    try (EmbeddedEndpoint endpoint = held(USUAL)) {
      // Given
      endpoint.send(PEER, write(7));
      requests.answer(
          0, new Outcome.Challenge(5, Octets.of(new byte[16]), Octets.of(new byte[32])));

      // When
      endpoint.send(PEER, write(7));

      // Then
      assertThat(requests.count()).isEqualTo(2);
    }
  }

  @Test
  void readsTwiceWhenAReadIsRepeated() {
    try (EmbeddedEndpoint endpoint = held(USUAL)) {
      // When
      endpoint.send(PEER, TestMessages.resolution(7, "88.300/x"));
      endpoint.send(PEER, TestMessages.resolution(7, "88.300/x"));

      // Then
      assertThat(requests.count()).isEqualTo(2);
    }
  }

  @Test
  void boundsTheWritesThatAreUnderWay() {
    UdpSettings two = USUAL.with(new UdpSettings.Repeats(2, 10, 10_000, Duration.ofSeconds(10)));
    try (EmbeddedEndpoint endpoint = held(two)) {
      // Given
      endpoint.send(PEER, List.of(write(1), write(2)));
      assertThat(endpoint.drops.dropped).isEmpty();

      // When
      endpoint.send(PEER, write(3));

      // Then
      assertThat(endpoint.drops.dropped).containsExactly(UdpDrop.TOO_MANY_UNDER_WAY);
      requests.answer(0);
      endpoint.send(PEER, write(3));
      assertThat(requests.count()).isEqualTo(3);
    }
  }

  @Test
  void boundsWhatItSendsToOneNetwork() {
    UdpSettings bounded = USUAL.with(new UdpSettings.Amplification(10, 500, 100, true));
    try (EmbeddedEndpoint endpoint = answering(bounded)) {
      // Given
      endpoint.send(FAR, TestMessages.resolution(1, "88.300/large"));
      assertThat(endpoint.packets(FAR)).hasSizeBetween(400, 500);

      // When
      endpoint.send(FAR, TestMessages.resolution(2, "88.300/large"));
      assertThat(endpoint.packets(FAR)).isEmpty();
      endpoint.send(FAR, TestMessages.resolution(3, "88.300/x"));

      // Then
      assertThat(endpoint.packets(FAR)).hasSize(1);
      assertThat(endpoint.drops.dropped).containsExactly(UdpDrop.AMPLIFICATION);
      IntStream.range(0, 3)
          .forEach(i -> endpoint.send(PEER, TestMessages.resolution(4, "88.300/large")));
      assertThat(endpoint.packets(PEER)).hasSizeGreaterThan(1200);
    }
  }

  @Test
  void dropsAnswersThatTheNetworkDoesNotTake() {
    try (EmbeddedEndpoint endpoint = answering(USUAL)) {
      // When
      endpoint.channel().unsafe().outboundBuffer().setUserDefinedWritability(1, false);
      endpoint.send(PEER, TestMessages.resolution(1, "88.300/x"));

      // Then
      assertThat(endpoint.packets(PEER)).isEmpty();
      assertThat(endpoint.drops.dropped).containsExactly(UdpDrop.CONGESTION);
    }
  }

  @Test
  void refusesListsOfSeveralMessages() {
    try (EmbeddedEndpoint endpoint = held(USUAL)) {
      // Given
      endpoint.send(
          PEER,
          TestMessages.request(
              1, new Operation.ListHandles(Handle.of("0.NA/88.300")), OpFlags.NONE));

      // When
      SampleNames names = SampleNames.under("88.300", 51);
      requests.answer(0, names.outcome());

      // Then
      Answer answer = TestMessages.answer(Datagrams.join(endpoint.packets(PEER)));
      assertThat(answer.outcome())
          .isEqualTo(new Outcome.Refused(5, "Lists of more than one message need TCP"));
      assertThat(answer.continues()).isFalse();
      assertThat(names.isClosed()).isTrue();
    }
  }

  @Test
  void goesOnAfterAnAnswerThatCannotBeMade() {
    try (EmbeddedEndpoint endpoint = held(USUAL)) {
      // Given
      endpoint.send(PEER, write(1));

      // When
      requests.fail(0, new IllegalStateException("as tests want it"));
      endpoint.send(PEER, write(1));

      // Then
      assertThat(endpoint.drops.dropped).containsExactly(UdpDrop.FAILURE);
      assertThat(requests.count()).isEqualTo(2);
    }
  }

  @Test
  void answersWhatIsUnderWayWhenTheServerCloses() {
    try (EmbeddedEndpoint endpoint = held(USUAL)) {
      // Given
      endpoint.send(PEER, TestMessages.resolution(1, "88.300/x"));

      // When
      endpoint.channel().pipeline().fireUserEventTriggered(DatagramEndpoint.Drain.NOW);
      endpoint.send(PEER, TestMessages.resolution(2, "88.300/x"));

      // Then
      assertThat(endpoint.channel().isOpen()).isTrue();
      requests.answer(0);
      assertThat(endpoint.answer(PEER).head().requestId()).isEqualTo(1);
      assertThat(endpoint.channel().isOpen()).isFalse();
      assertThat(requests.count()).isEqualTo(1);
    }
  }

  private EmbeddedEndpoint held(UdpSettings settings) {
    return new EmbeddedEndpoint(settings, requests.dispatcher());
  }

  private EmbeddedEndpoint answering(UdpSettings settings) {
    return new EmbeddedEndpoint(settings, node.dispatcher());
  }

  private static Octets write(int requestId) {
    return TestMessages.request(requestId, WRITE, OpFlags.NONE);
  }

  private static Octets withMessageId(Octets packet, int number) {
    byte[] octets = packet.toArray();
    ByteBuffer.wrap(octets).putInt(12, number);
    return Octets.of(octets);
  }
}
