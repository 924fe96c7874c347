package io.tanbiao.protocol.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.site.SiteCodec;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;

/**
 * A handle value as Handle.Net prints it (wire notes §7). Data that is not what its type promises
 * is printed as text or base64.
 */
final class ValueJson {
  private static final int RIGHTS = 12;

  private ValueJson() {}

  static void write(HandleValue value, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("index", value.index());
    json.writeStringField("type", value.type().text());
    json.writeFieldName("data");
    writeData(value, json);
    if (!value.permissions().equals(Permissions.DEFAULT)) {
      json.writeStringField("permissions", value.permissions().toString());
    }
    if (value.timeToLive().absolute()) {
      json.writeStringField("ttl", time(value.timeToLive().seconds()));
    } else {
      json.writeNumberField("ttl", value.timeToLive().seconds());
    }
    if (value.timestampSeconds() != 0) {
      json.writeStringField("timestamp", time(value.timestampSeconds()));
    }
    if (!value.references().isEmpty()) {
      json.writeArrayFieldStart("references");
      for (Reference reference : value.references()) {
        writeReference(reference, json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeData(HandleValue value, JsonGenerator json) throws IOException {
    if (!isWrittenAsItsType(value, json)) {
      boolean text = isText(value.data());
      json.writeStartObject();
      json.writeStringField("format", text ? "string" : "base64");
      json.writeStringField("value", text ? value.data().text() : base64(value.data()));
      json.writeEndObject();
    }
  }

  private static boolean isWrittenAsItsType(HandleValue value, JsonGenerator json)
      throws IOException {
    try {
      if (value.hasType(ValueTypes.HS_ADMIN)) {
        writeAdmin(AdminEntry.decode(value.data()), json);
        return true;
      } else if (value.hasType(ValueTypes.HS_VLIST)) {
        writeGroup(AdminGroup.decode(value.data()), json);
        return true;
      } else if (value.hasTypeOrBelow(ValueTypes.HS_SITE)
          || value.hasType(ValueTypes.HS_NA_DELEGATE)) {
        var site = SiteCodec.decode(value.data());
        start("site", json);
        SiteJson.write(site, json);
        json.writeEndObject();
        return true;
      }
      return value.hasType(ValueTypes.HS_PUBKEY) && KeyJson.write(value.data(), json);
    } catch (WireException e) {
      return false;
    }
  }

  private static void writeAdmin(AdminEntry admin, JsonGenerator json) throws IOException {
    start("admin", json);
    json.writeStartObject();
    json.writeStringField("handle", admin.administrator().handle().toString());
    json.writeNumberField("index", admin.administrator().index());
    json.writeStringField("permissions", rights(admin.rightBits()));
    if (admin.hasTrailingZeros()) {
      json.writeBooleanField("legacyByteLength", true);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeGroup(AdminGroup group, JsonGenerator json) throws IOException {
    start("vlist", json);
    json.writeStartArray();
    for (Reference member : group.members()) {
      writeReference(member, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void start(String format, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", format);
    json.writeFieldName("value");
  }

  private static void writeReference(Reference reference, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("handle", reference.handle().toString());
    json.writeNumberField("index", reference.index());
    json.writeEndObject();
  }

  private static String rights(int bits) {
    String digits = Integer.toBinaryString(bits);
    return "0".repeat(Math.max(0, RIGHTS - digits.length())) + digits;
  }

  private static String base64(Octets octets) {
    return Base64.getEncoder().encodeToString(octets.toArray());
  }

  /** UTF-8 without control characters other than tabulator and line ends. */
  private static boolean isText(Octets data) {
    return data.isUtf8()
        && data.text().chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r');
  }

  private static String time(int secondsSinceEpoch) {
    return Instant.ofEpochSecond(Integer.toUnsignedLong(secondsSinceEpoch)).toString();
  }
}
