package io.tanbiao.core.site;

import io.tanbiao.core.handle.Octets;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * One server of a site (wire notes §5).
 *
 * @param id number of the server within its site
 * @param address 16 octets: an IPv6 address, or an IPv4 one right-aligned behind zeros
 * @param publicKey the key data that answers are verified with, as {@link
 *     io.tanbiao.core.authenticate.PublicKeyCodec} writes it
 * @param interfaces where it listens
 */
public record SiteServer(
    int id, Octets address, Octets publicKey, List<ServerInterface> interfaces) {
  static final int ADDRESS_OCTETS = 16;
  private static final int IPV4_START = 12;
  private static final Octets IPV4_PADDING = Octets.of(new byte[IPV4_START]);

  /** Checks the length of the address and copies the interfaces. */
  public SiteServer {
    if (address.length() != ADDRESS_OCTETS) {
      throw new IllegalArgumentException("address: " + address.length() + " (expected: 16)");
    }
    interfaces = List.copyOf(interfaces);
  }

  /** The 16 octets of an address. */
  public static Octets addressOf(InetAddress address) {
    Octets raw = Octets.of(address.getAddress());
    return address instanceof Inet6Address ? raw : Octets.concat(IPV4_PADDING, raw);
  }

  /** Whether both have the same key, or listen at the same address and port. */
  boolean isTheSameAs(SiteServer other) {
    return (!publicKey.isEmpty() && publicKey.equals(other.publicKey()))
        || (address.equals(other.address())
            && interfaces.stream()
                .anyMatch(one -> other.interfaces().stream().anyMatch(one::isAtThePortOf)));
  }

  /** The address of this server. */
  public InetAddress inetAddress() {
    boolean ipv4 = address.startsWith(IPV4_PADDING) && address.at(IPV4_START) != 0;
    try {
      return InetAddress.getByAddress((ipv4 ? address.from(IPV4_START) : address).toArray());
    } catch (UnknownHostException e) {
      throw new AssertionError("4 and 16 octets are legal", e);
    }
  }
}
