package io.tanbiao.core.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class PeerNetworkTest {
  @Test
  void isOneAddressOfIpv4WhateverThePort() {
    assertThat(of("192.0.2.1", 1)).isEqualTo(of("192.0.2.1", 2));
    assertThat(of("192.0.2.1", 1)).isNotEqualTo(of("192.0.2.2", 1));
    assertThat(of("::ffff:192.0.2.1", 1)).isEqualTo(of("192.0.2.1", 1));
  }

  @Test
  void isSixtyFourBitsOfIpv6() {
    assertThat(of("2001:db8:1:2::1", 1)).isEqualTo(of("2001:db8:1:2:ffff:ffff:ffff:ffff", 1));
    assertThat(of("2001:db8:1:2::1", 1)).isNotEqualTo(of("2001:db8:1:3::1", 1));
  }

  @Test
  void isOneForAllWithoutAnAddress() {
    assertThat(PeerNetwork.of(InetSocketAddress.createUnresolved("a", 1)))
        .isEqualTo(PeerNetwork.of(InetSocketAddress.createUnresolved("b", 1)));
  }

  private static PeerNetwork of(String address, int port) {
    return PeerNetwork.of(new InetSocketAddress(address, port));
  }
}
