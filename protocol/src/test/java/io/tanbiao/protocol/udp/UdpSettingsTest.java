package io.tanbiao.protocol.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.protocol.Loopback;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class UdpSettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void refuseWhatIsOutsideTheLimits() {
    assertRefused(() -> new UdpSettings.Fragments(0, 1, 300_000, SECOND), "maxMessages: 0");
    assertRefused(
        () -> new UdpSettings.Fragments(1_000_001, 1, 300_000, SECOND), "maxMessages: 1000001");
    assertRefused(
        () -> new UdpSettings.Fragments(1, 0, 300_000, SECOND), "maxMessagesPerSource: 0");
    assertRefused(() -> new UdpSettings.Fragments(1, 1, 299_999, SECOND), "maxOctets: 299999");
    assertRefused(() -> new UdpSettings.Fragments(1, 1, 300_000, Duration.ZERO), "timeout: PT0S");
    assertRefused(() -> new UdpSettings.Repeats(0, 1, 1, SECOND), "maxUnderWay: 0");
    assertRefused(() -> new UdpSettings.Repeats(1, 0, 1, SECOND), "maxAnswers: 0");
    assertRefused(() -> new UdpSettings.Repeats(1, 1, 0, SECOND), "maxAnswerOctets: 0");
    assertRefused(() -> new UdpSettings.Amplification(0, 1, 1, true), "packetsPerSecond: 0");
    assertRefused(() -> new UdpSettings.Amplification(1, 0, 1, true), "burstPackets: 0");
    assertRefused(() -> new UdpSettings.Amplification(1, 1, 0, true), "maxNetworks: 0");
    assertRefused(() -> UdpSettings.of(List.of()), "addresses: 0");
  }

  @Test
  void areSharedAmongChannelsButNeverBelowWhatOneMessageNeeds() {
    // Given
    UdpSettings settings =
        UdpSettings.of(List.of(Loopback.ipv4()))
            .with(new UdpSettings.Fragments(10, 1, 300_000, SECOND))
            .with(new UdpSettings.Repeats(10, 10, 10, SECOND));

    // When
    UdpSettings share = settings.share(4);

    // Then
    assertThat(share.fragments()).isEqualTo(new UdpSettings.Fragments(2, 1, 300_000, SECOND));
    assertThat(share.repeats()).isEqualTo(new UdpSettings.Repeats(2, 2, 2, SECOND));
    assertThat(share.amplification().packetsPerSecond())
        .isEqualTo(settings.amplification().packetsPerSecond());
  }

  private static void assertRefused(ThrowingCallable making, String message) {
    assertThatThrownBy(making)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
