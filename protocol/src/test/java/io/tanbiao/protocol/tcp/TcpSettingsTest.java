package io.tanbiao.protocol.tcp;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.protocol.Loopback;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TcpSettingsTest {

  @Test
  void takeWhatIsWithinTheLimits() {
    assertAccepted(settings -> settings.maxConnections(1));
    assertAccepted(settings -> settings.maxConnections(TcpSettings.MAX_CONNECTIONS - 1));
    assertAccepted(settings -> settings.maxConnections(TcpSettings.MAX_CONNECTIONS));
    assertAccepted(settings -> settings.maxRequestsInFlight(1));
    assertAccepted(settings -> settings.maxRequestsInFlight(TcpSettings.MAX_IN_FLIGHT));
    assertAccepted(settings -> settings.maxLargeInputOctets(262_144));
    assertAccepted(settings -> settings.idleTimeout(Duration.ofMillis(10)));
    assertAccepted(settings -> settings.writeBufferOctets(1, 1));
  }

  @Test
  void refuseWhatIsNot() {
    assertRefused(settings -> settings.maxConnections(0), "maxConnections: 0 (expected: 1..");
    assertRefused(settings -> settings.maxConnections(1_000_001), "maxConnections: 1000001");
    assertRefused(settings -> settings.maxRequestsInFlight(0), "maxRequestsInFlight: 0");
    assertRefused(settings -> settings.maxRequestsInFlight(65_537), "maxRequestsInFlight: 65537");
    assertRefused(settings -> settings.maxLargeInputOctets(262_143), "maxLargeInputOctets");
    assertRefused(settings -> settings.idleTimeout(Duration.ofMillis(9)), "idleTimeout: PT0.009S");
    assertRefused(settings -> settings.messageTimeout(Duration.ZERO), "messageTimeout: PT0S");
    assertRefused(settings -> settings.writeBufferOctets(2, 1), "writeBufferLowOctets: 2");
    assertThatThrownBy(() -> TcpSettings.builder(List.of()).build())
        .hasMessageContaining("addresses: 0");
  }

  private static void assertAccepted(Function<TcpSettings.Builder, TcpSettings.Builder> change) {
    assertThatCode(() -> change.apply(usual()).build()).doesNotThrowAnyException();
  }

  private static void assertRefused(
      Function<TcpSettings.Builder, TcpSettings.Builder> change, String message) {
    assertThatThrownBy(() -> change.apply(usual()).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static TcpSettings.Builder usual() {
    return TcpSettings.builder(List.of(Loopback.ipv4()));
  }
}
