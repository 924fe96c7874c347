package io.tanbiao.core.site;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import java.util.ArrayList;
import java.util.List;

/**
 * The octets of a site record (wire notes §5).
 *
 * <pre>
 * short format | octet protocol major | octet minor | short serial | octet flags | octet hash option
 * bytes hash filter | int count, each: bytes name, bytes value
 * int count of servers, each:
 *   int id | 16 octets address | bytes public key
 *   int count of interfaces, each: octet use, octet transport, int port
 * </pre>
 *
 * <p>Clients refuse octets after the end, and so does this.
 */
public final class SiteCodec {
  private static final int MAX_FIELD_OCTETS = 64 * 1024;
  private static final int MAX_ATTRIBUTES = 256;
  private static final int MAX_SERVERS = 1024;
  private static final int MAX_INTERFACES = 64;

  private SiteCodec() {}

  /** The length of the wire form. */
  public static int lengthOctets(Site site) {
    int length = 2 + 1 + 1 + 2 + 1 + 1 + 4 + site.hashFilter().length() + 4 + 4;
    for (Site.Attribute attribute : site.attributes()) {
      length += 8 + attribute.name().length() + attribute.value().length();
    }
    for (SiteServer server : site.servers()) {
      length += 4 + SiteServer.ADDRESS_OCTETS + 4 + server.publicKey().length() + 4;
      length += server.interfaces().size() * ServerInterface.LENGTH_OCTETS;
    }
    return length;
  }

  /** The wire form. */
  public static Octets encode(Site site) {
    OctetWriter out = new OctetWriter(lengthOctets(site));
    write(site, out);
    return out.finish();
  }

  /** Writes the wire form. */
  public static void write(Site site, OctetWriter out) {
    out.int16(site.formatVersion())
        .octet(site.protocolMajor())
        .octet(site.protocolMinor())
        .int16(site.serial())
        .octet(site.flags())
        .octet(site.hashOption().number())
        .bytes(site.hashFilter())
        .int32(site.attributes().size());
    for (Site.Attribute attribute : site.attributes()) {
      out.bytes(attribute.name()).bytes(attribute.value());
    }
    out.int32(site.servers().size());
    for (SiteServer server : site.servers()) {
      write(server, out);
    }
  }

  /** Reads a site record that fills its octets. */
  public static Site decode(Octets octets) throws WireException {
    OctetReader in = new OctetReader(octets);
    Site site = read(in);
    in.end("site record");
    return site;
  }

  /** Reads a site record. */
  public static Site read(OctetReader in) throws WireException {
    int format = in.unsignedShort("site format");
    int major = in.octet("site protocol major");
    int minor = in.octet("site protocol minor");
    int serial = in.unsignedShort("site serial");
    int flags = in.octet("site flags");
    HashOption hashOption = HashOption.of(in.octet("site hash option"));
    Octets filter = in.bytes("site hash filter", MAX_FIELD_OCTETS);
    int attributeCount = in.count("site attributes", MAX_ATTRIBUTES, 8);
    List<Site.Attribute> attributes = new ArrayList<>(attributeCount);
    for (int i = 0; i < attributeCount; i++) {
      Octets name = in.bytes("site attribute name", MAX_FIELD_OCTETS);
      attributes.add(new Site.Attribute(name, in.bytes("site attribute value", MAX_FIELD_OCTETS)));
    }
    int serverCount = in.count("site servers", MAX_SERVERS, 4 + SiteServer.ADDRESS_OCTETS + 8);
    List<SiteServer> servers = new ArrayList<>(serverCount);
    for (int i = 0; i < serverCount; i++) {
      servers.add(readServer(in));
    }
    return new Site(format, major, minor, serial, flags, hashOption, filter, attributes, servers);
  }

  private static void write(SiteServer server, OctetWriter out) {
    out.int32(server.id()).octets(server.address()).bytes(server.publicKey());
    out.int32(server.interfaces().size());
    for (ServerInterface at : server.interfaces()) {
      out.octet(at.use()).octet(at.transport()).int32(at.port());
    }
  }

  private static SiteServer readServer(OctetReader in) throws WireException {
    int id = in.int32("server id");
    Octets address = in.octets(SiteServer.ADDRESS_OCTETS, "server address");
    Octets key = in.bytes("server key", MAX_FIELD_OCTETS);
    int count = in.count("server interfaces", MAX_INTERFACES, ServerInterface.LENGTH_OCTETS);
    List<ServerInterface> interfaces = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int use = in.octet("interface use");
      int transport = in.octet("interface transport");
      interfaces.add(new ServerInterface(use, transport, in.int32("interface port")));
    }
    return new SiteServer(id, address, key, interfaces);
  }
}
