package io.tanbiao.protocol.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A handle value as Handle.Net prints and reads it (wire notes §7). Data that is not what its type
 * promises is printed as text or base64.
 */
public final class ValueJson {
  private static final int RIGHTS = 12;
  private static final Octets HS_TYPES = Octets.utf8("HS_");

  private ValueJson() {}

  /** Writes a value. */
  public static void write(HandleValue value, JsonGenerator json) throws IOException {
    write(value, json, ValueJson::writeData);
  }

  /** Writes a value such that reading it brings back the octets of its data. */
  static void writeExactly(HandleValue value, JsonGenerator json) throws IOException {
    write(value, json, isReadAsItIs(value) ? ValueJson::writeData : ValueJson::writeOctets);
  }

  /** Writes the data object of a value. */
  @FunctionalInterface
  private interface Data {
    void write(HandleValue value, JsonGenerator json) throws IOException;
  }

  private static void write(HandleValue value, JsonGenerator json, Data data) throws IOException {
    json.writeStartObject();
    json.writeNumberField("index", value.index());
    json.writeStringField("type", value.type().text());
    json.writeFieldName("data");
    data.write(value, json);
    if (!value.permissions().equals(Permissions.DEFAULT)) {
      json.writeStringField("permissions", value.permissions().toString());
    }
    if (value.timeToLive().absolute()) {
      json.writeStringField("ttl", ValueFields.time(value.timeToLive().seconds()));
    } else {
      json.writeNumberField("ttl", value.timeToLive().seconds());
    }
    if (value.timestampSeconds() != 0) {
      json.writeStringField("timestamp", ValueFields.time(value.timestampSeconds()));
    }
    if (!value.references().isEmpty()) {
      json.writeFieldName("references");
      writeReferences(value.references(), json);
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
    return reading(list, ValueReader::readList);
  }

  /** Reads one value; what is left out is as in {@link HandleValue#of(int, String, Octets)}. */
  public static HandleValue read(JsonNode json) throws InvalidJsonException {
    return reading(json, ValueReader::read);
  }

  /** Reads a data object, or a bare string, which is text. */
  static Octets readData(JsonNode data) throws InvalidJsonException {
    return reading(data, ValueReader::readData);
  }

  /** Reads a JSON value that was read as a tree before. */
  @FunctionalInterface
  private interface Reading<T> {
    T from(JsonParser json) throws IOException, InvalidJsonException;
  }

  private static <T> T reading(JsonNode tree, Reading<T> reading) throws InvalidJsonException {
    try (JsonParser json = tree.traverse()) {
      JsonToken unused = json.nextToken();
      return reading.from(json);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static void writeData(HandleValue value, JsonGenerator json) throws IOException {
    if (!isWrittenAsItsType(value, json)) {
      writeOctets(value, json);
    }
  }

  private static void writeOctets(HandleValue value, JsonGenerator json) throws IOException {
    ValueFields.Text text = ValueFields.textOf(value.data());
    json.writeStartObject();
    json.writeStringField("format", text.format());
    json.writeStringField("value", text.text());
    json.writeEndObject();
  }

  /** Only data of HS_ types is taken apart, and not all of it has one form alone. */
  private static boolean isReadAsItIs(HandleValue value) {
    if (!value.type().startsWithIgnoreAsciiCase(HS_TYPES)) {
      return true;
    }
    try {
      Octets written = JsonText.write(false, json -> writeData(value, json));
      return readData(JsonText.read(written.text())).equals(value.data());
    } catch (InvalidJsonException e) {
      return false;
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
    writeReferences(group.members(), json);
    json.writeEndObject();
  }

  private static void start(String format, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", format);
    json.writeFieldName("value");
  }

  /** Writes an array of references. */
  static void writeReferences(List<Reference> references, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Reference reference : references) {
      writeReference(reference, json);
    }
    json.writeEndArray();
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
}
