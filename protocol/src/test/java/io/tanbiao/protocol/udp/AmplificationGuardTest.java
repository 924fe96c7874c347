package io.tanbiao.protocol.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmplificationGuardTest {
  private final ManualTime time = new ManualTime();
  private final AmplificationGuard guard =
      new AmplificationGuard(new UdpSettings.Amplification(10, 20, 2, true), time);

  @Test
  void letsAnswersOfOnePacketPassAlways() {
    for (int i = 0; i < 1000; i++) {
      assertThat(guard.maySend(address("192.0.2.1"), 1)).isTrue();
    }
    assertThat(guard.size()).isZero();
  }

  @Test
  void letsABurstPassAndThenWhatFlowsIn() {
    // Given
    assertThat(guard.maySend(address("192.0.2.1"), 19)).isTrue();
    assertThat(guard.maySend(address("192.0.2.1"), 2)).isFalse();

    // When
    time.pass(Duration.ofMillis(100));

    // Then
    assertThat(guard.maySend(address("192.0.2.1"), 2)).isTrue();
    assertThat(guard.maySend(address("192.0.2.1"), 2)).isFalse();
    time.pass(Duration.ofHours(1));
    assertThat(guard.maySend(address("192.0.2.1"), 21)).isFalse();
    assertThat(guard.maySend(address("192.0.2.1"), 20)).isTrue();
  }

  @Test
  void takesAddressesOfOneNetworkTogether() {
    assertThat(guard.maySend(address("192.0.2.1"), 20)).isTrue();
    assertThat(guard.maySend(address("192.0.2.255"), 2)).isFalse();
    assertThat(guard.maySend(address("192.0.3.1"), 2)).isTrue();
    assertThat(guard.maySend(address("2001:db8:0:1::1"), 20)).isTrue();
    assertThat(guard.maySend(address("2001:db8:0:ff::1"), 2)).isFalse();
    assertThat(guard.maySend(address("2001:db8:0:100::1"), 2)).isTrue();
    assertThat(guard.size()).isEqualTo(2);
  }

  @Test
  void spendsNothingOnThisMachineUnlessToldTo() {
    // Given
    AmplificationGuard strict =
        new AmplificationGuard(new UdpSettings.Amplification(10, 20, 2, false), time);

    // Then
    assertThat(guard.maySend(address("127.0.0.1"), 500)).isTrue();
    assertThat(guard.maySend(address("::1"), 500)).isTrue();
    assertThat(strict.maySend(address("127.0.0.1"), 500)).isFalse();
  }

  private static InetAddress address(String literal) {
    return new InetSocketAddress(literal, 1).getAddress();
  }
}
