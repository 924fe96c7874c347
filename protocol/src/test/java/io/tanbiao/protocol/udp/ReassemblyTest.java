package io.tanbiao.protocol.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.Octets;
import io.tanbiao.protocol.TestMessages;
import io.tanbiao.protocol.wire.Envelope;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReassemblyTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Octets MESSAGE = TestMessages.resolutionOfLength(1, "88.300/x", 1000);

  private final ManualTime time = new ManualTime();
  private final Drops drops = new Drops();

  @Test
  void givesTheMessageWithItsLastFragment() {
    // Given
    Reassembly reassembly = bounded(10, 10, 300_000);
    List<Octets> fragments = Datagrams.of(MESSAGE);

    // Then
    assertThat(add(reassembly, 1, fragments.get(2))).isEmpty();
    assertThat(add(reassembly, 1, fragments.get(0))).isEmpty();
    assertThat(add(reassembly, 1, fragments.get(0))).isEmpty();
    assertThat(add(reassembly, 1, fragments.get(1)).map(Octets::remainingOf))
        .contains(MESSAGE.from(20));
    assertThat(reassembly.heldOctets()).isZero();
  }

  @Test
  void givesUpTheOldestMessageAboveTheLimit() {
    // Given
    Reassembly reassembly = bounded(3, 10, 300_000);
    for (int peer = 1; peer <= 3; peer++) {
      assertThat(add(reassembly, peer, fragment(0))).isEmpty();
    }
    assertThat(drops.dropped).isEmpty();

    // When
    assertThat(add(reassembly, 4, fragment(0))).isEmpty();

    // Then
    assertThat(drops.dropped).containsExactly(UdpDrop.FRAGMENTS_EVICTED);
    assertThat(reassembly.size()).isEqualTo(3);
    assertThat(finish(reassembly, 2)).isPresent();
    assertThat(finish(reassembly, 4)).isPresent();
    assertThat(finish(reassembly, 1)).isEmpty();
  }

  @Test
  void keepsOneAddressFromTakingEverything() {
    // Given
    Reassembly reassembly = bounded(10, 2, 300_000);
    Octets first = Datagrams.of(TestMessages.resolutionOfLength(1, "88.300/x", 600)).get(0);
    Octets second = Datagrams.of(TestMessages.resolutionOfLength(2, "88.300/x", 600)).get(0);
    Octets third = Datagrams.of(TestMessages.resolutionOfLength(3, "88.300/x", 600)).get(0);
    assertThat(add(reassembly, 1, first)).isEmpty();
    assertThat(add(reassembly, 1, second)).isEmpty();
    assertThat(drops.dropped).isEmpty();

    // When
    assertThat(add(reassembly, 1, third)).isEmpty();

    // Then
    assertThat(drops.dropped).containsExactly(UdpDrop.TOO_MANY_FRAGMENTS);
    assertThat(add(reassembly, 2, third)).isEmpty();
    assertThat(reassembly.size()).isEqualTo(3);
    time.pass(TIMEOUT);
    reassembly.expire();
    assertThat(add(reassembly, 1, third)).isEmpty();
    assertThat(reassembly.size()).isEqualTo(1);
  }

  @Test
  void boundsTheOctetsOfAllFragments() {
    // Given
    Reassembly reassembly = bounded(10_000, 10_000, 300_000);

    for (int peer = 1; peer <= 1000; peer++) {
      // When
      assertThat(add(reassembly, peer, fragment(0))).isEmpty();

      // Then
      assertThat(reassembly.heldOctets()).isLessThanOrEqualTo(300_000);
    }
    assertThat(reassembly.size()).isBetween(500, 600);
    assertThat(finish(reassembly, 1000)).isPresent();
  }

  @Test
  void forgetsEverythingInTime() {
    // Given
    Reassembly reassembly = bounded(10, 10, 300_000);
    assertThat(add(reassembly, 1, fragment(0))).isEmpty();
    time.pass(TIMEOUT.minusNanos(1));
    reassembly.expire();
    assertThat(reassembly.size()).isEqualTo(1);

    // When
    time.pass(Duration.ofNanos(1));
    reassembly.expire();

    // Then
    assertThat(reassembly.size()).isZero();
    assertThat(reassembly.heldOctets()).isZero();
    assertThat(drops.dropped).containsExactly(UdpDrop.FRAGMENTS_EXPIRED);
  }

  @Test
  void passesOverFragmentsThatDisagreeOnTheLength() {
    // Given
    Reassembly reassembly = bounded(10, 10, 300_000);
    assertThat(add(reassembly, 1, fragment(0))).isEmpty();

    // When
    Octets other = Datagrams.of(TestMessages.resolutionOfLength(1, "88.300/x", 999)).get(1);
    assertThat(add(reassembly, 1, other)).isEmpty();

    // Then
    assertThat(drops.dropped).containsExactly(UdpDrop.FRAGMENT_MISMATCH);
    assertThat(finish(reassembly, 1)).isPresent();
  }

  private Reassembly bounded(int messages, int perSource, long octets) {
    return new Reassembly(
        new UdpSettings.Fragments(messages, perSource, octets, TIMEOUT), time, drops);
  }

  private static Octets fragment(int number) {
    return Datagrams.of(MESSAGE).get(number);
  }

  private static Optional<ByteBuffer> finish(Reassembly reassembly, int peer) {
    Optional<ByteBuffer> last = add(reassembly, peer, fragment(1));
    return last.isPresent() ? last : add(reassembly, peer, fragment(2));
  }

  private static Optional<ByteBuffer> add(Reassembly reassembly, int peer, Octets packet) {
    Envelope envelope = Datagrams.envelope(packet);
    InetSocketAddress address =
        new InetSocketAddress("198.51." + (peer >> 8) + "." + (peer & 0xff), 1000);
    return reassembly.add(address, envelope, packet.from(Envelope.LENGTH_OCTETS).asBuffer());
  }
}
