package io.tanbiao.core.site;

import io.tanbiao.core.handle.Octets;
import java.util.List;

/**
 * A site record, the data of HS_SITE and the answer to op 2 (wire notes §5): servers that together
 * hold all handles of some prefixes, shared among them by hash.
 *
 * @param formatVersion 1
 * @param protocolMajor protocol version that clients shall speak to the site
 * @param protocolMinor as above
 * @param serial 0..65535, raised whenever the record changes
 * @param flags 0x80 primary, 0x40 several primaries
 * @param hashOption which part of a name is hashed
 * @param hashFilter kept as it came; empty in practice
 * @param attributes "desc", "domain", "path", "alt_addr" and others
 * @param servers in the order that the hash counts in
 */
public record Site(
    int formatVersion,
    int protocolMajor,
    int protocolMinor,
    int serial,
    int flags,
    HashOption hashOption,
    Octets hashFilter,
    List<Attribute> attributes,
    List<SiteServer> servers) {
  /** The site takes administrative requests. */
  public static final int PRIMARY = 0x80;

  /** There are further primary sites. */
  public static final int MULTI_PRIMARY = 0x40;

  /**
   * A named property of a site.
   *
   * @param name such as "desc"
   * @param value its value
   */
  public record Attribute(Octets name, Octets value) {}

  /** Copies the lists. */
  public Site {
    attributes = List.copyOf(attributes);
    servers = List.copyOf(servers);
  }

  /** Whether the site takes administrative requests. */
  public boolean isPrimary() {
    return (flags & PRIMARY) != 0;
  }

  /** Whether there are further primary sites. */
  public boolean isMultiPrimary() {
    return (flags & MULTI_PRIMARY) != 0;
  }

  /** Whether a server is in both sites, by its key or by where it listens. */
  public boolean sharesServerWith(Site other) {
    return servers.stream()
        .anyMatch(server -> other.servers().stream().anyMatch(server::isTheSameAs));
  }
}
