package io.tanbiao.protocol.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.site.HashOption;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A site record as Handle.Net prints it, also in {@code siteinfo.json} (wire notes §7). */
public final class SiteJson {
  private static final Pattern VERSION = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private SiteJson() {}

  /** The text of a site record, indented, in UTF-8. */
  public static Octets pretty(Site site) {
    return JsonText.write(true, json -> write(site, json));
  }

  static void write(Site site, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", site.formatVersion());
    json.writeStringField("protocolVersion", site.protocolMajor() + "." + site.protocolMinor());
    json.writeNumberField("serialNumber", site.serial());
    json.writeBooleanField("primarySite", site.isPrimary());
    json.writeBooleanField("multiPrimary", site.isMultiPrimary());
    if (site.hashOption() != HashOption.WHOLE_HANDLE) {
      json.writeNumberField("hashOption", site.hashOption().number());
    }
    if (!site.hashFilter().isEmpty()) {
      json.writeStringField("hashFilter", site.hashFilter().text());
    }
    json.writeArrayFieldStart("attributes");
    for (Site.Attribute attribute : site.attributes()) {
      json.writeStartObject();
      json.writeStringField("name", attribute.name().text());
      json.writeStringField("value", attribute.value().text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("servers");
    for (SiteServer server : site.servers()) {
      write(server, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /**
   * Reads a site record.
   *
   * @throws InvalidJsonException when it is none
   */
  public static Site read(JsonNode json) throws InvalidJsonException {
    ProtocolVersion version = version(json);
    boolean primary = json.path("primarySite").asBoolean();
    boolean multiPrimary = json.path("multiPrimary").asBoolean();
    List<Site.Attribute> attributes = new ArrayList<>();
    for (JsonNode attribute : json.path("attributes")) {
      attributes.add(
          new Site.Attribute(
              Octets.utf8(JsonFields.text(attribute, "name")),
              Octets.utf8(JsonFields.text(attribute, "value"))));
    }
    List<SiteServer> servers = new ArrayList<>();
    for (JsonNode server : json.path("servers")) {
      servers.add(readServer(server));
    }
    return new Site(
        JsonFields.whole(json, "version", 0, 0xffff),
        version.major(),
        version.minor(),
        JsonFields.whole(json, "serialNumber", 0, 0xffff),
        (primary ? Site.PRIMARY : 0) | (multiPrimary ? Site.MULTI_PRIMARY : 0),
        hashOption(json.path("hashOption")),
        Octets.utf8(json.path("hashFilter").asText("")),
        attributes,
        servers);
  }

  private static ProtocolVersion version(JsonNode json) throws InvalidJsonException {
    String text = JsonFields.text(json, "protocolVersion");
    Matcher version = VERSION.matcher(text);
    if (!version.matches()) {
      throw new InvalidJsonException("protocolVersion: " + text + " (expected: such as 2.11)");
    }
    return new ProtocolVersion(
        Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)));
  }

  private static HashOption hashOption(JsonNode json) throws InvalidJsonException {
    try {
      return json.isMissingNode() ? HashOption.WHOLE_HANDLE : HashOption.of(json.asInt(-1));
    } catch (WireException e) {
      throw new InvalidJsonException(e.getMessage());
    }
  }

  private static SiteServer readServer(JsonNode json) throws InvalidJsonException {
    List<ServerInterface> interfaces = new ArrayList<>();
    for (JsonNode at : json.path("interfaces")) {
      int use =
          (at.path("query").asBoolean() ? ServerInterface.QUERY : 0)
              | (at.path("admin").asBoolean() ? ServerInterface.ADMIN : 0);
      interfaces.add(
          new ServerInterface(
              use,
              transport(JsonFields.text(at, "protocol")),
              JsonFields.whole(at, "port", 0, 0xffff)));
    }
    return new SiteServer(
        JsonFields.whole(json, "serverId", Integer.MIN_VALUE, Integer.MAX_VALUE),
        address(JsonFields.text(json, "address")),
        ValueJson.readData(json.path("publicKey")),
        interfaces);
  }

  /** Only digits are an address: names would be asked for in the DNS. */
  private static Octets address(String text) throws InvalidJsonException {
    try {
      if (ADDRESS.matcher(text).matches()) {
        return SiteServer.addressOf(InetAddress.getByName(text));
      }
      throw new UnknownHostException(text);
    } catch (UnknownHostException e) {
      throw new InvalidJsonException("address: " + text + " (expected: an IP address)");
    }
  }

  private static int transport(String protocol) throws InvalidJsonException {
    return switch (protocol) {
      case "UDP" -> ServerInterface.UDP;
      case "TCP" -> ServerInterface.TCP;
      case "HTTP" -> ServerInterface.HTTP;
      case "HTTPS" -> ServerInterface.HTTPS;
      default ->
          throw new InvalidJsonException(
              "protocol: " + protocol + " (expected: UDP, TCP, HTTP or HTTPS)");
    };
  }

  private static void write(SiteServer server, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("serverId", server.id());
    json.writeStringField("address", server.inetAddress().getHostAddress());
    json.writeFieldName("publicKey");
    if (!KeyJson.write(server.publicKey(), json)) {
      json.writeStartObject();
      json.writeStringField("format", "base64");
      json.writeStringField(
          "value", Base64.getEncoder().encodeToString(server.publicKey().toArray()));
      json.writeEndObject();
    }
    json.writeArrayFieldStart("interfaces");
    for (ServerInterface at : server.interfaces()) {
      json.writeStartObject();
      json.writeBooleanField("query", at.answersQueries());
      json.writeBooleanField("admin", at.answersAdministration());
      json.writeStringField("protocol", protocol(at.transport()));
      json.writeNumberField("port", at.port());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String protocol(int transport) {
    return switch (transport) {
      case ServerInterface.UDP -> "UDP";
      case ServerInterface.TCP -> "TCP";
      case ServerInterface.HTTP -> "HTTP";
      case ServerInterface.HTTPS -> "HTTPS";
      default -> Integer.toString(transport);
    };
  }
}
