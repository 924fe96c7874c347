package io.tanbiao.ops.node;

import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Prefix;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.site.HashOption;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteServer;
import io.tanbiao.protocol.json.InvalidJsonException;
import io.tanbiao.protocol.json.JsonText;
import io.tanbiao.protocol.json.SiteJson;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;

/**
 * The site record of this node: one primary server, found by the hash of the whole handle. UDP
 * answers queries, TCP, HTTP and HTTPS administration too (wire notes §5).
 */
public final class SiteRecord {
  private static final int FORMAT_VERSION = 1;
  private static final int SERVER_ID = 1;

  /** Clients read the serial as a signed short. */
  private static final int MAX_SERIAL = Short.MAX_VALUE;

  private SiteRecord() {}

  /** The first record of a new node. */
  static Site first(Prefix prefix, InetAddress address, int handle, int http, PublicKey key) {
    Octets description = Octets.utf8("Tanbiao node of " + prefix);
    return new Site(
        FORMAT_VERSION,
        ProtocolVersion.NEWEST.major(),
        ProtocolVersion.NEWEST.minor(),
        1,
        Site.PRIMARY,
        HashOption.WHOLE_HANDLE,
        Octets.EMPTY,
        List.of(new Site.Attribute(Octets.utf8("desc"), description)),
        List.of(server(address, handle, http, key)));
  }

  /** The record for other addresses: the same, or one with the next serial number. */
  static Site moved(Site site, InetAddress address, int handle, int http, PublicKey key) {
    List<SiteServer> servers = List.of(server(address, handle, http, key));
    if (servers.equals(site.servers())) {
      return site;
    }
    int serial = site.serial() >= MAX_SERIAL ? 1 : site.serial() + 1;
    return new Site(
        site.formatVersion(),
        site.protocolMajor(),
        site.protocolMinor(),
        serial,
        site.flags(),
        site.hashOption(),
        site.hashFilter(),
        site.attributes(),
        servers);
  }

  /** Reads {@code siteinfo.json}. */
  public static Site read(Path file) throws IOException {
    try {
      return SiteJson.read(JsonText.read(Files.readString(file)));
    } catch (InvalidJsonException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Writes {@code siteinfo.json}. */
  static void write(Site site, Path file) throws IOException {
    AtomicFile.write(file, SiteJson.pretty(site).text() + "\n");
  }

  private static SiteServer server(InetAddress address, int handle, int http, PublicKey key) {
    return new SiteServer(
        SERVER_ID,
        SiteServer.addressOf(address),
        PublicKeyCodec.encode(key),
        List.of(
            new ServerInterface(ServerInterface.BOTH, ServerInterface.TCP, handle),
            new ServerInterface(ServerInterface.QUERY, ServerInterface.UDP, handle),
            new ServerInterface(ServerInterface.BOTH, ServerInterface.HTTP, http),
            new ServerInterface(ServerInterface.BOTH, ServerInterface.HTTPS, http)));
  }
}
