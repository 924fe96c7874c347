package io.tanbiao.protocol.udp;

import io.tanbiao.core.handle.Octets;
import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * The network of an address, as far as one party usually holds it: /24 of IPv4, /56 of IPv6.
 *
 * @param prefix 3 or 7 octets
 */
record SourceNetwork(Octets prefix) {
  private static final int IPV4_PREFIX_OCTETS = 3;
  private static final int IPV6_PREFIX_OCTETS = 7;

  static SourceNetwork of(InetAddress address) {
    boolean ipv4 = address instanceof Inet4Address;
    return new SourceNetwork(
        Octets.of(address.getAddress(), 0, ipv4 ? IPV4_PREFIX_OCTETS : IPV6_PREFIX_OCTETS));
  }
}
