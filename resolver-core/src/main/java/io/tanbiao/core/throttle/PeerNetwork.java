package io.tanbiao.core.throttle;

import io.tanbiao.core.handle.Octets;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The addresses that count as one peer: one of IPv4, a /64 of IPv6, in which anybody can take as
 * many addresses as he likes.
 *
 * @param prefix 4 or 8 octets; none for peers without an IP address, which count as one
 */
public record PeerNetwork(Octets prefix) {
  private static final int IPV6_PREFIX_OCTETS = 8;

  /** The network of a peer. */
  public static PeerNetwork of(InetSocketAddress peer) {
    InetAddress address = peer.getAddress();
    if (address == null) {
      return new PeerNetwork(Octets.EMPTY);
    }
    byte[] octets = address.getAddress();
    return new PeerNetwork(Octets.of(octets, 0, Math.min(octets.length, IPV6_PREFIX_OCTETS)));
  }
}
