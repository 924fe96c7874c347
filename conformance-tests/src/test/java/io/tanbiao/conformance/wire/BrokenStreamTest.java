package io.tanbiao.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.conformance.node.SharedNode;
import io.tanbiao.conformance.node.TanbiaoNode;
import io.tanbiao.conformance.raw.Octets;
import io.tanbiao.conformance.raw.RawEnvelope;
import io.tanbiao.conformance.raw.RawMessage;
import io.tanbiao.conformance.raw.RawRequests;
import io.tanbiao.conformance.raw.RawTcp;
import io.tanbiao.conformance.raw.RawTunnel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TCP streams in which nobody knows where the next message begins (wire notes §1, §10.6). */
@ExtendWith(SharedNode.class)
class BrokenStreamTest {
  private static final int PROTOCOL_ERROR = 4;
  private static final String NAME = "0.NA/88.300";
  private static final Duration A_MOMENT = Duration.ofMillis(300);

  private TanbiaoNode node;

  @BeforeEach
  void takes(TanbiaoNode shared) {
    node = shared;
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, 0, 10, 23, 262_145, Integer.MAX_VALUE})
  void s1_refusesAnIllegalLengthAtOnceAndCloses(int length) throws Exception {
    RawMessage request =
        RawRequests.resolve(NAME).withEnvelope(envelope -> envelope.withLength(length));

    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      // Nothing but the envelope: the answer must not wait for octets that may never come.
      tcp.send(request.envelope().octets());
      RawMessage answer = tcp.read();

      assertThat(answer.code()).isEqualTo(PROTOCOL_ERROR);
      assertThat(answer.requestId()).isEqualTo(request.requestId());
      assertThat(tcp.readIfAny()).isEmpty();
    }
  }

  @Test
  void s1_readsAHeaderAloneAsAMessage() throws Exception {
    RawMessage request = RawMessage.request(1, Octets.NONE).withCredential(Octets.NONE);
    assertThat(request.envelope().length()).isEqualTo(24);

    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      RawMessage answer = tcp.ask(request);

      assertThat(answer.code()).as("a resolution of nothing").isEqualTo(PROTOCOL_ERROR);
      assertThat(answer.requestId()).isEqualTo(request.requestId());
      assertThat(tcp.ask(RawRequests.resolve(NAME)).code()).isEqualTo(1);
    }
  }

  @Test
  void s1_readsTheLongestMessage() throws Exception {
    RawMessage start = RawRequests.resolve(NAME);
    int more = RawMessage.MAX_OCTETS - start.envelope().length();
    RawMessage longest = RawMessage.request(1, Octets.concat(start.body(), Octets.repeat(7, more)));
    assertThat(longest.message().length()).isEqualTo(RawMessage.MAX_OCTETS);

    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      assertThat(tcp.ask(longest).code()).as("what follows the body is ignored").isEqualTo(1);
    }
    assertThat(RawTunnel.ask(node.httpAddress(), longest).code()).isEqualTo(1);
  }

  @Test
  void s1_answersAMessageThatEndsTooEarly() throws Exception {
    RawMessage request = RawRequests.resolve(NAME);
    Octets octets = request.octets();
    for (int end : new int[] {20, 40, 44, octets.length() - 1}) {
      try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
        tcp.send(octets.slice(0, end));
        tcp.finish();
        RawMessage answer = tcp.read();

        assertThat(answer.code()).isEqualTo(PROTOCOL_ERROR);
        assertThat(answer.requestId()).isEqualTo(request.requestId());
        assertThat(tcp.readIfAny()).isEmpty();
      }
    }
  }

  @Test
  void s1_closesAfterAnEnvelopeThatEndsTooEarly() throws Exception {
    Octets envelope = RawRequests.resolve(NAME).envelope().octets();
    for (int end : new int[] {0, 1, 10, 19}) {
      try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
        tcp.send(envelope.slice(0, end));
        tcp.finish();
        Optional<RawMessage> answer = tcp.readIfAny();

        assertThat(answer.map(RawMessage::code))
            .isIn(Optional.empty(), Optional.of(PROTOCOL_ERROR));
        assertThat(answer.isEmpty() || tcp.readIfAny().isEmpty()).isTrue();
      }
    }
  }

  @Test
  void s1_waitsForTheRestOfAMessage() throws Exception {
    RawMessage request = RawRequests.resolve(NAME);
    Octets octets = request.octets();
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      tcp.send(octets.slice(0, 50));
      assertThat(tcp.isSilentFor(A_MOMENT)).isTrue();
      tcp.send(octets.slice(50, octets.length()));

      assertThat(tcp.read().code()).isEqualTo(1);
    }
  }

  @Test
  void s1_isNotConfusedByTwoSlowPeersAtOnce() throws Exception {
    RawMessage first = RawRequests.resolve(NAME);
    RawMessage second = RawRequests.resolve("88.300/absent");
    try (RawTcp one = RawTcp.to(node.handleAddress());
        RawTcp other = RawTcp.to(node.handleAddress())) {
      int length = Math.max(first.octets().length(), second.octets().length());
      for (int place = 0; place < length; place++) {
        sendOctet(one, first.octets(), place);
        sendOctet(other, second.octets(), place);
      }

      RawMessage ofOther = other.read();
      RawMessage ofOne = one.read();

      assertThat(ofOne.requestId()).isEqualTo(first.requestId());
      assertThat(ofOne.code()).isEqualTo(1);
      assertThat(ofOther.requestId()).isEqualTo(second.requestId());
      assertThat(ofOther.code()).isEqualTo(100);
    }
  }

  private static void sendOctet(RawTcp tcp, Octets octets, int place) throws Exception {
    if (place < octets.length()) {
      tcp.send(octets.slice(place, place + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: node.example\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Type: application/x-hdl-message\r\nContent-Length: 0\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n ........................................................"
      })
  void s10_survivesOtherProtocols(String text) throws Exception {
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      tcp.send(Octets.utf8(text));
      tcp.finish();

      tcp.readIfAny().ifPresent(answer -> assertThat(answer.code()).isEqualTo(PROTOCOL_ERROR));
      assertThat(tcp.readIfAny()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void s1_survivesGarbage(long seed) throws Exception {
    Random random = new Random(seed);
    for (int times = 0; times < 50; times++) {
      byte[] garbage = new byte[random.nextInt(400)];
      random.nextBytes(garbage);
      RawMessage right = RawRequests.resolve(NAME);
      Octets sent =
          random.nextBoolean()
              ? Octets.of(garbage)
              : Octets.concat(
                  right.envelope().withLength(garbage.length).octets(), Octets.of(garbage));
      try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
        tcp.send(sent);
        tcp.finish();
        for (Optional<RawMessage> answer = tcp.readIfAny();
            answer.isPresent();
            answer = tcp.readIfAny()) {
          assertThat(answer.get().code()).isNotEqualTo(2);
        }
      }
    }
    assertThat(node.isAlive()).isTrue();
  }

  @Test
  void s1_answersWhatCameBeforeTheBreak() throws Exception {
    RawMessage right = RawRequests.resolve(NAME);
    RawEnvelope broken = RawRequests.resolve(NAME).envelope().withLength(-7);
    try (RawTcp tcp = RawTcp.to(node.handleAddress())) {
      tcp.send(Octets.concat(right.octets(), broken.octets()));
      RawMessage first = tcp.read();
      RawMessage second = tcp.read();

      assertThat(List.of(first.requestId(), second.requestId()))
          .containsExactlyInAnyOrder(right.requestId(), broken.requestId());
      assertThat(List.of(first.code(), second.code())).containsExactlyInAnyOrder(1, 4);
      assertThat(tcp.readIfAny()).isEmpty();
    }
  }
}
