package io.tanbiao.ops.json;

import io.tanbiao.core.authenticate.PublicKeyCodec;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.site.HashOption;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A site record in the JSON of Handle.Net (wire notes §7), as in {@code siteinfo.json}. */
public final class SiteJson {
  private static final List<String> TRANSPORTS = List.of("UDP", "TCP", "HTTP", "HTTPS");
  private static final List<HashOption> HASH_OPTIONS = List.of(HashOption.values());
  private static final List<String> HASH_NAMES = List.of("PREFIX", "SUFFIX", "ALL");

  private SiteJson() {}

  /** The JSON of a site record. */
  public static Map<String, Object> of(Site site) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", site.formatVersion());
    json.put("protocolVersion", site.protocolMajor() + "." + site.protocolMinor());
    json.put("serialNumber", site.serial());
    json.put("primarySite", site.isPrimary());
    json.put("multiPrimary", site.isMultiPrimary());
    if (site.hashOption() != HashOption.WHOLE_HANDLE) {
      json.put("hashOption", HASH_NAMES.get(site.hashOption().number()));
    }
    if (!site.hashFilter().isEmpty()) {
      json.put("hashFilter", base64(site.hashFilter()));
    }
    if (!site.attributes().isEmpty()) {
      json.put("attributes", site.attributes().stream().map(SiteJson::of).toList());
    }
    json.put("servers", site.servers().stream().map(SiteJson::of).toList());
    return json;
  }

  /**
   * Reads a site record.
   *
   * @throws IllegalArgumentException when it is none; the message names the field
   */
  public static Site site(Map<String, Object> json) {
    ProtocolVersion version =
        version(JsonText.text(json.get("protocolVersion"), "protocolVersion"));
    boolean primary = Boolean.TRUE.equals(json.get("primarySite"));
    boolean multiPrimary = Boolean.TRUE.equals(json.get("multiPrimary"));
    List<Site.Attribute> attributes = new ArrayList<>();
    for (Object item : optionalArray(json, "attributes")) {
      Map<String, Object> attribute = JsonText.object(item, "attribute");
      attributes.add(new Site.Attribute(octets(attribute, "name"), octets(attribute, "value")));
    }
    List<SiteServer> servers = new ArrayList<>();
    for (Object item : JsonText.array(json.get("servers"), "servers")) {
      servers.add(server(JsonText.object(item, "server")));
    }
    return new Site(
        JsonText.whole(json.get("version"), "version"),
        version.major(),
        version.minor(),
        JsonText.whole(json.get("serialNumber"), "serialNumber"),
        (primary ? Site.PRIMARY : 0) | (multiPrimary ? Site.MULTI_PRIMARY : 0),
        hashOption(json.get("hashOption")),
        json.get("hashFilter") instanceof String filter ? unbase64(filter) : Octets.EMPTY,
        attributes,
        servers);
  }

  private static Map<String, Object> of(Site.Attribute attribute) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", attribute.name().text());
    json.put("value", attribute.value().text());
    return json;
  }

  private static Map<String, Object> of(SiteServer server) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("serverId", server.id());
    json.put("address", server.inetAddress().getHostAddress());
    json.put("publicKey", publicKey(server.publicKey()));
    json.put("interfaces", server.interfaces().stream().map(SiteJson::of).toList());
    return json;
  }

  private static Map<String, Object> of(ServerInterface at) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("query", at.answersQueries());
    json.put("admin", at.answersAdministration());
    json.put(
        "protocol",
        at.transport() >= 0 && at.transport() < TRANSPORTS.size()
            ? TRANSPORTS.get(at.transport())
            : String.valueOf(at.transport()));
    json.put("port", at.port());
    return json;
  }

  private static SiteServer server(Map<String, Object> json) {
    List<ServerInterface> interfaces = new ArrayList<>();
    for (Object item : optionalArray(json, "interfaces")) {
      interfaces.add(serverInterface(JsonText.object(item, "interface")));
    }
    return new SiteServer(
        JsonText.whole(json.get("serverId"), "serverId"),
        SiteServer.addressOf(address(JsonText.text(json.get("address"), "address"))),
        publicKeyOctets(JsonText.object(json.get("publicKey"), "publicKey")),
        interfaces);
  }

  private static ServerInterface serverInterface(Map<String, Object> json) {
    String protocol = JsonText.text(json.get("protocol"), "protocol");
    int transport = TRANSPORTS.indexOf(protocol);
    if (transport < 0) {
      throw new IllegalArgumentException(
          "protocol: " + protocol + " (expected: " + String.join(", ", TRANSPORTS) + ")");
    }
    int use =
        (Boolean.TRUE.equals(json.get("query")) ? ServerInterface.QUERY : 0)
            | (Boolean.TRUE.equals(json.get("admin")) ? ServerInterface.ADMIN : 0);
    return new ServerInterface(use, transport, JsonText.whole(json.get("port"), "port"));
  }

  /** The value form of key data: a JWK where it is RSA or DSA, else base64. */
  static Map<String, Object> publicKey(Octets data) {
    Map<String, Object> json = new LinkedHashMap<>();
    try {
      Map<String, Object> jwk = KeyJson.of(PublicKeyCodec.decode(data));
      json.put("format", "key");
      json.put("value", jwk);
    } catch (WireException e) {
      json.put("format", "base64");
      json.put("value", base64(data));
    }
    return json;
  }

  /** The key data of its value form. */
  static Octets publicKeyOctets(Map<String, Object> json) {
    String format = JsonText.text(json.get("format"), "publicKey format");
    return switch (format) {
      case "key" ->
          PublicKeyCodec.encode(
              KeyJson.publicKey(JsonText.object(json.get("value"), "publicKey value")));
      case "base64" -> unbase64(JsonText.text(json.get("value"), "publicKey value"));
      default ->
          throw new IllegalArgumentException(
              "publicKey format: " + format + " (expected: key or base64)");
    };
  }

  static String base64(Octets octets) {
    return Base64.getEncoder().encodeToString(octets.toArray());
  }

  static Octets unbase64(String text) {
    return Octets.of(Base64.getDecoder().decode(text));
  }

  private static HashOption hashOption(Object json) {
    if (json == null) {
      return HashOption.WHOLE_HANDLE;
    }
    int named = HASH_NAMES.indexOf(json.toString());
    int number = json instanceof Long digits ? digits.intValue() : named;
    if (number < 0 || number >= HASH_OPTIONS.size()) {
      throw new IllegalArgumentException("hashOption: " + json + " (expected: 0..2)");
    }
    return HASH_OPTIONS.get(number);
  }

  private static ProtocolVersion version(String text) {
    int dot = text.indexOf('.');
    try {
      return new ProtocolVersion(
          Integer.parseInt(text, 0, dot, 10), Integer.parseInt(text, dot + 1, text.length(), 10));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("protocolVersion: " + text + " (expected: 2.11)", e);
    }
  }

  private static InetAddress address(String digits) {
    try {
      return InetAddress.getByName(digits);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("address: " + digits + " (expected: an IP address)", e);
    }
  }

  private static Octets octets(Map<String, Object> json, String field) {
    return Octets.utf8(JsonText.text(json.get(field), field));
  }

  private static List<Object> optionalArray(Map<String, Object> json, String field) {
    return json.get(field) == null ? List.of() : JsonText.array(json.get(field), field);
  }
}
