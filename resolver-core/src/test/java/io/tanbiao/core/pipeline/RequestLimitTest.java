package io.tanbiao.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.operation.Transport;
import io.tanbiao.core.throttle.ManualTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLimitTest {
  private static final int PER_SECOND = 100;
  private static final int BURST = 5;
  private static final String SOMEBODY = "192.0.2.1";

  private final ManualTime time = new ManualTime();
  private final RequestLimit limit =
      new RequestLimit(new RequestLimit.Rate(PER_SECOND, BURST, true), time);

  @Test
  void admitsABurstAndNotOneMore() {
    assertThat(admitted(SOMEBODY, BURST - 1)).isEqualTo(BURST - 1);
    assertThat(admitted(SOMEBODY, 1)).isEqualTo(1);
    assertThat(admitted(SOMEBODY, 1)).isZero();
    assertThat(limit.refused(Transport.UDP)).isEqualTo(1);
  }

  @Test
  void admitsWhatTheRateAllowsAfterABurst() {
    admitted(SOMEBODY, 2 * BURST);

    time.pass(Duration.ofSeconds(1).dividedBy(PER_SECOND).minusNanos(1));
    assertThat(admitted(SOMEBODY, 1)).isZero();
    time.pass(Duration.ofNanos(1));
    assertThat(admitted(SOMEBODY, 2)).isEqualTo(1);
    time.pass(Duration.ofMillis(30));
    assertThat(admitted(SOMEBODY, BURST)).isEqualTo(3);
  }

  @Test
  void admitsNoMoreThanABurstAfterALongPause() {
    admitted(SOMEBODY, BURST);

    time.pass(Duration.ofDays(400));

    assertThat(admitted(SOMEBODY, 2 * BURST)).isEqualTo(BURST);
  }

  @Test
  void countsAllTransportsTogetherButUdp() {
    admitted(SOMEBODY, 2 * BURST);
    List<Transport> transports =
        Stream.of(Transport.values()).filter(transport -> transport != Transport.UDP).toList();
    int admitted = 0;
    for (int i = 0; i < 2 * BURST; i++) {
      Transport transport = transports.get(i % transports.size());
      admitted += limit.admits(transport, at(SOMEBODY)) ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(BURST);
    assertThat(transports.stream().mapToLong(limit::refused).sum()).isEqualTo(BURST);
    assertThat(limit.refused(Transport.UDP)).isEqualTo(BURST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.255", "::ffff:192.0.2.7"})
  void countsTheNetworkOfAnIpv4Address(String neighbour) {
    admitted(SOMEBODY, BURST);

    assertThat(admitted(neighbour, 1)).isZero();
  }

  @Test
  void countsTheNetworkOfAnIpv6Address() {
    admitted("2001:db8:0:100::1", BURST);

    assertThat(admitted("2001:db8:0:1ff:1:2:3:4", 1)).isZero();
    assertThat(admitted("2001:db8:0:200::1", 1)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.3.1", "193.0.2.1", "192.1.2.1", "2001:db8::1"})
  void leavesOtherNetworksAlone(String other) {
    admitted(SOMEBODY, 2 * BURST);

    assertThat(admitted(other, BURST)).isEqualTo(BURST);
  }

  @Test
  void hardlyHitsOthersWhenManyNetworksFlood() throws UnknownHostException {
    for (int network = 0; network < 1_000; network++) {
      admitted(name(10, network), 2 * BURST);
    }

    int hit = 0;
    for (int network = 0; network < 1_000; network++) {
      hit += admitted(name(20, network), 1) == 1 ? 0 : 1;
    }
    // Both places of one network belong to two others with a chance of 1 : 1000.
    assertThat(hit).isLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1"})
  void exemptsThisMachineIfItShall(String address) {
    RequestLimit strict = new RequestLimit(new RequestLimit.Rate(PER_SECOND, BURST, false), time);

    assertThat(admitted(address, 2 * BURST)).isEqualTo(2 * BURST);
    assertThat(admitted(strict, address, 2 * BURST)).isEqualTo(BURST);
  }

  @Test
  void admitsEverythingWithoutARate() {
    RequestLimit none = new RequestLimit(new RequestLimit.Rate(0, 1, false), time);

    assertThat(admitted(none, SOMEBODY, 100_000)).isEqualTo(100_000);
  }

  @Test
  void keepsCountAtTheHighestRate() {
    RequestLimit most =
        new RequestLimit(
            new RequestLimit.Rate(RequestLimit.MOST_PER_SECOND, RequestLimit.MOST_AT_ONCE, false),
            time);

    assertThat(admitted(most, SOMEBODY, 1_000)).isEqualTo(1_000);
  }

  @Test
  void takesRatesUpToTheirLimits() {
    assertThat(new RequestLimit.Rate(0, 1, true)).isNotNull();
    assertThat(new RequestLimit.Rate(10_000_000, 100_000_000, true)).isNotNull();
    assertThatThrownBy(() -> new RequestLimit.Rate(-1, 1, true))
        .hasMessageContaining("requestsPerSecond: -1");
    assertThatThrownBy(() -> new RequestLimit.Rate(10_000_001, 1, true))
        .hasMessageContaining("10000001");
    assertThatThrownBy(() -> new RequestLimit.Rate(1, 0, true))
        .hasMessageContaining("burstRequests: 0");
    assertThatThrownBy(() -> new RequestLimit.Rate(1, 100_000_001, true))
        .hasMessageContaining("100000001");
  }

  private int admitted(String address, int requests) {
    return admitted(limit, address, requests);
  }

  private static int admitted(RequestLimit by, String address, int requests) {
    int admitted = 0;
    for (int i = 0; i < requests; i++) {
      admitted += by.admits(Transport.UDP, at(address)) ? 1 : 0;
    }
    return admitted;
  }

  private static String name(int first, int network) throws UnknownHostException {
    byte[] octets = {(byte) first, (byte) (network >> 8), (byte) network, 1};
    return InetAddress.getByAddress(octets).getHostAddress();
  }

  private static InetSocketAddress at(String address) {
    return new InetSocketAddress(address, 4711);
  }
}
