package io.tanbiao.protocol.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import io.tanbiao.core.handle.ValueTypes;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.site.SiteCodec;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A handle value as Handle.Net prints and reads it (wire notes §7). Data that is not what its type
 * promises is printed as text or base64.
 */
public final class ValueJson {
  private static final int RIGHTS = 12;

  private ValueJson() {}

  /** Writes a value. */
  public static void write(HandleValue value, JsonGenerator json) throws IOException {
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

  /**
   * Reads values: an object with the field {@code values}, an array, or one value.
   *
   * @throws InvalidJsonException when they cannot be read
   */
  public static List<HandleValue> readList(JsonNode json) throws InvalidJsonException {
    JsonNode list = json.has("values") ? json.get("values") : json;
    if (!list.isArray()) {
      return List.of(read(list));
    }
    if (list.size() > HandleValue.MAX_PER_RECORD) {
      throw new InvalidJsonException(
          "values: " + list.size() + " (expected: at most " + HandleValue.MAX_PER_RECORD + ")");
    }
    List<HandleValue> values = new ArrayList<>();
    for (JsonNode value : list) {
      values.add(read(value));
    }
    return values;
  }

  /** Reads one value; what is left out is as in {@link HandleValue#of(int, String, Octets)}. */
  public static HandleValue read(JsonNode json) throws InvalidJsonException {
    List<Reference> references = new ArrayList<>();
    for (JsonNode reference : json.path("references")) {
      references.add(readReference(reference));
    }
    return new HandleValue(
        JsonFields.whole(json, "index", Integer.MIN_VALUE, Integer.MAX_VALUE),
        Octets.utf8(JsonFields.text(json, "type")),
        readData(json.path("data")),
        readTimeToLive(json.path("ttl")),
        json.has("timestamp") ? readTime(JsonFields.text(json, "timestamp")) : 0,
        new Permissions(readBits(json.path("permissions").asText("1110"), 4, "permissions")),
        references);
  }

  /** Reads a data object, or a bare string, which is text. */
  static Octets readData(JsonNode data) throws InvalidJsonException {
    if (data.isTextual()) {
      return Octets.utf8(data.asText());
    }
    String format = JsonFields.text(data, "format");
    JsonNode value = data.path("value");
    return switch (format) {
      case "string" -> Octets.utf8(JsonFields.text(data, "value"));
      case "base64" -> unbase64(JsonFields.text(data, "value"));
      case "hex" -> unhex(JsonFields.text(data, "value"));
      case "admin" -> readAdmin(value).encode();
      case "vlist" -> readGroup(value).encode();
      case "key" -> KeyJson.read(value);
      case "site" -> SiteCodec.encode(SiteJson.read(value));
      default ->
          throw new InvalidJsonException(
              "format: " + format + " (expected: string, base64, hex, admin, vlist, key or site)");
    };
  }

  private static AdminEntry readAdmin(JsonNode json) throws InvalidJsonException {
    int bits = readBits(JsonFields.text(json, "permissions"), 16, "permissions");
    return new AdminEntry(bits, readReference(json), json.path("legacyByteLength").asBoolean());
  }

  private static AdminGroup readGroup(JsonNode json) throws InvalidJsonException {
    List<Reference> members = new ArrayList<>();
    for (JsonNode member : json) {
      members.add(readReference(member));
    }
    return new AdminGroup(members);
  }

  private static Reference readReference(JsonNode json) throws InvalidJsonException {
    return new Reference(
        Handle.of(JsonFields.text(json, "handle")),
        JsonFields.whole(json, "index", Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  private static TimeToLive readTimeToLive(JsonNode json) throws InvalidJsonException {
    if (json.isMissingNode()) {
      return TimeToLive.DAY;
    } else if (json.isTextual()) {
      return new TimeToLive(true, readTime(json.asText()));
    } else if (json.isIntegralNumber() && json.canConvertToInt()) {
      return new TimeToLive(false, json.asInt());
    }
    throw new InvalidJsonException(
        "ttl (expected: seconds, or a time such as 2030-01-01T00:00:00Z)");
  }

  private static int readTime(String text) throws InvalidJsonException {
    try {
      return (int) Instant.parse(text).getEpochSecond();
    } catch (DateTimeParseException e) {
      throw new InvalidJsonException("time: " + text + " (expected: such as 2030-01-01T00:00:00Z)");
    }
  }

  private static int readBits(String digits, int most, String field) throws InvalidJsonException {
    if (!digits.matches("[01]{1," + most + "}")) {
      throw new InvalidJsonException(
          field + ": " + digits + " (expected: up to " + most + " binary digits)");
    }
    return Integer.parseInt(digits, 2);
  }

  private static Octets unbase64(String text) throws InvalidJsonException {
    try {
      return Octets.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw new InvalidJsonException("value: not base64");
    }
  }

  private static Octets unhex(String text) throws InvalidJsonException {
    try {
      return Octets.hex(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidJsonException("value: not hexadecimal");
    }
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
