package io.tanbiao.protocol.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.site.HashOption;
import io.tanbiao.core.site.ServerInterface;
import io.tanbiao.core.site.Site;
import io.tanbiao.core.site.SiteServer;
import java.io.IOException;
import java.util.Base64;

/** A site record as Handle.Net prints it, also in {@code siteinfo.json} (wire notes §7). */
public final class SiteJson {
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
