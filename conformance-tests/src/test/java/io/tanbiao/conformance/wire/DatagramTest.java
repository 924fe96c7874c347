package io.tanbiao.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.Names;
import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawAdministrator;
import io.tanbiao.conformance.raw.RawChallenge;
import io.tanbiao.conformance.raw.RawEnvelope;
import io.tanbiao.conformance.raw.RawIdentity;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawUdp;
import io.tanbiao.conformance.raw.RawValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets: cut, lost, repeated, in another order (wire notes §1, §10.10). */
@ExtendWith(SharedNode.class)
class DatagramTest {
  private static final int PROTOCOL_ERROR = 4;
  private static final String NAME = "0.NA/88.300";
  private static final Duration A_MOMENT = Duration.ofMillis(300);

  /** Of several packets, since it is longer than one carries. */
  private static final String LONG_NAME = "88.300/" + "F".repeat(1200);

  private TanbiaoNode node;
  private RawUdp udp;

  @BeforeEach
  void connects(TanbiaoNode shared) throws Exception {
    node = shared;
    udp = RawUdp.to(node.handleAddress());
  }

  @AfterEach
  void closes() {
    udp.close();
  }

  @Test
  void s1_putsFragmentsTogetherInAnyOrder() throws Exception {
    RawMessage request = RawRequests.resolve(LONG_NAME);
    List<Octets> packets = new ArrayList<>(RawUdp.packetsOf(request));
    assertThat(packets).hasSize(3);
    Collections.reverse(packets);

    udp.sendAll(packets);

    assertThat(udp.receive(request.requestId()).code()).isEqualTo(100);
  }

  @Test
  void s1_isNotConfusedByAFragmentTwice() throws Exception {
    RawMessage request = RawRequests.resolve(LONG_NAME);
    List<Octets> packets = RawUdp.packetsOf(request);

    udp.sendAll(List.of(packets.get(1), packets.get(1), packets.get(0)));
    assertThat(udp.packet(A_MOMENT)).isEmpty();
    udp.sendAll(List.of(packets.get(0), packets.get(2)));

    assertThat(udp.receive(request.requestId()).code()).isEqualTo(100);
  }

  @Test
  void s1_waitsInVainForALostFragmentAndServesOthersMeanwhile() throws Exception {
    List<Octets> packets = RawUdp.packetsOf(RawRequests.resolve(LONG_NAME));

    udp.sendAll(packets.subList(0, 2));

    assertThat(udp.packet(A_MOMENT)).isEmpty();
    assertThat(udp.ask(RawRequests.resolve(NAME)).code()).isEqualTo(1);
  }

  @Test
  void s1_tellsFragmentsOfSeveralRequestsApart() throws Exception {
    RawMessage first = RawRequests.resolve(LONG_NAME);
    RawMessage second = RawRequests.resolve(LONG_NAME + "-2");
    List<Octets> ofFirst = RawUdp.packetsOf(first);
    List<Octets> ofSecond = RawUdp.packetsOf(second);
    try (RawUdp other = RawUdp.to(node.handleAddress())) {
      // The same request id from another peer is another request.
      RawMessage third =
          RawRequests.resolve(NAME)
              .withEnvelope(envelope -> envelope.withRequestId(first.requestId()));
      for (int n = 0; n < ofFirst.size(); n++) {
        udp.send(ofFirst.get(n));
        udp.send(ofSecond.get(n));
      }

      assertThat(other.ask(third).code()).isEqualTo(1);
      Optional<Octets> one = udp.packet(Duration.ofSeconds(5));
      Optional<Octets> two = udp.packet(Duration.ofSeconds(5));
      assertThat(List.of(requestIdOf(one), requestIdOf(two)))
          .containsExactlyInAnyOrder(first.requestId(), second.requestId());
    }
  }

  @Test
  void s1_isNotFilledUpByFragmentsBeyondTheAnnouncedLength() throws Exception {
    RawMessage request = RawRequests.resolve(LONG_NAME);
    Octets last = RawUdp.packetsOf(request).get(2);
    RawEnvelope envelope = request.envelope().withFlags(RawEnvelope.TRUNCATED);
    for (int number : new int[] {3, 500, 536, Integer.MAX_VALUE, -1}) {
      Octets part = last.slice(RawEnvelope.OCTETS, last.length());
      udp.send(Octets.concat(envelope.withMessageId(number).octets(), part));
    }
    // Code 4 or nothing; then the request itself, under the same id.
    while (udp.packet(A_MOMENT).isPresent()) {
      assertThat(node.isAlive()).isTrue();
    }

    assertThat(udp.ask(request).code()).isEqualTo(100);
  }

  @Test
  void s1_sendsLargeAnswersInPacketsOf512Octets() throws Exception {
    String name = Names.fresh("packets");
    List<RawValue> values = new ArrayList<>();
    for (int index = 1; index <= 60; index++) {
      values.add(RawValue.text(index, "BULK", (index + " ").repeat(40)));
    }
    RawAdministrator.register(node, name, values.toArray(new RawValue[0]));

    RawMessage answer = udp.ask(RawRequests.resolve(name));

    assertThat(answer.message().length()).isGreaterThan(6_000);
    assertThat(answer.envelope().isTruncated()).isTrue();
    var body = answer.bodyReader();
    assertThat(body.text()).isEqualTo(name);
    assertThat(RawValue.readAll(body)).hasSize(61);
  }

  /** Handle.Net reads what is missing as zeros, and so acts upon a request that nobody sent. */
  @Test
  void s10_refusesADatagramShorterThanAnnounced() throws Exception {
    for (int missing : new int[] {1, 4, 20}) {
      RawMessage request = RawRequests.resolve(NAME);
      Octets octets = request.octets();

      udp.send(octets.slice(0, octets.length() - missing));

      assertThat(udp.receive(request.requestId()).code()).isEqualTo(PROTOCOL_ERROR);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 10, 23, 262_145, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void s1_refusesAnIllegalLength(int length) throws Exception {
    RawMessage request =
        RawRequests.resolve(NAME).withEnvelope(envelope -> envelope.withLength(length));

    udp.send(request.octets());

    // An answer or none, but never one that the sender cannot match.
    udp.packet(A_MOMENT)
        .ifPresent(
            packet -> {
              RawEnvelope envelope = RawEnvelope.read(packet.slice(0, RawEnvelope.OCTETS));
              assertThat(envelope.requestId()).isEqualTo(request.requestId());
            });
    assertThat(udp.ask(RawRequests.resolve(NAME)).code()).isEqualTo(1);
  }

  @Test
  void s1_dropsWhatIsShorterThanAnEnvelope() throws Exception {
    Octets envelope = RawRequests.resolve(NAME).envelope().octets();
    for (int length : new int[] {0, 1, 10, 19}) {
      udp.send(envelope.slice(0, length));
    }

    assertThat(udp.packet(A_MOMENT)).isEmpty();
    assertThat(udp.ask(RawRequests.resolve(NAME)).code()).isEqualTo(1);
  }

  @Test
  void s1_survivesGarbage() throws Exception {
    Random random = new Random(4711);
    for (int times = 0; times < 500; times++) {
      byte[] garbage = new byte[random.nextInt(RawUdp.MAX_PACKET_OCTETS)];
      random.nextBytes(garbage);
      udp.send(Octets.of(garbage));
    }

    RawMessage request = RawRequests.resolve(NAME);
    try (RawUdp other = RawUdp.to(node.handleAddress())) {
      assertThat(other.ask(request).code()).isEqualTo(1);
    }
    assertThat(node.isAlive()).isTrue();
  }

  /** A client that waits in vain sends the same octets again, up to three times. */
  @Test
  void s1_carriesOutARepeatedWriteOnce() throws Exception {
    // Given
    RawIdentity administrator = RawAdministrator.of(node);
    String name = Names.fresh("repeated");
    RawMessage create = RawRequests.create(name, List.of(RawValue.text(1, "URL", "x")));
    RawMessage challenge = udp.ask(create);
    RawMessage answer = RawChallenge.of(create, challenge).answerOf(administrator);

    // When
    RawMessage done = udp.ask(answer);
    RawMessage doneAgain = udp.ask(answer);
    RawMessage doneOnceMore = udp.ask(answer);

    // Then
    assertThat(done.code()).isEqualTo(1);
    assertThat(doneAgain.octets()).as("the kept answer, not 101").isEqualTo(done.octets());
    assertThat(doneOnceMore.octets()).isEqualTo(done.octets());
    assertThat(udp.ask(RawRequests.resolve(name)).code()).isEqualTo(1);
  }

  @Test
  void s1_carriesOutARepeatThatComesTooEarlyOnce() throws Exception {
    // Given
    RawIdentity administrator = RawAdministrator.of(node);
    RawMessage create =
        RawRequests.create(Names.fresh("at-once"), List.of(RawValue.text(1, "URL", "x")));
    Octets answer = RawChallenge.of(create, udp.ask(create)).answerOf(administrator).octets();
    RawEnvelope envelope = RawEnvelope.read(answer.slice(0, RawEnvelope.OCTETS));

    // When
    udp.sendAll(List.of(answer, answer, answer));

    // Then
    RawMessage done = udp.receive(envelope.requestId());
    assertThat(done.code()).isEqualTo(1);
    for (Optional<Octets> more = udp.packet(A_MOMENT);
        more.isPresent();
        more = udp.packet(A_MOMENT)) {
      assertThat(more.get()).as("the same answer, if any").isEqualTo(done.octets());
    }
  }

  /** Two nodes that answer each other's answers would never stop. */
  @Test
  void s1_doesNotAnswerAnAnswer() throws Exception {
    RawMessage answer =
        RawRequests.resolve(NAME).withHeader(header -> header.withResponseCode(PROTOCOL_ERROR));

    udp.send(answer.octets());

    assertThat(udp.packet(A_MOMENT)).isEmpty();
  }

  private static int requestIdOf(Optional<Octets> packet) {
    return RawEnvelope.read(packet.orElseThrow().slice(0, RawEnvelope.OCTETS)).requestId();
  }
}
