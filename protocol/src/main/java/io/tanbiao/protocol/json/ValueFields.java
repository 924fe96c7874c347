package io.tanbiao.protocol.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.tanbiao.core.administer.AdminEntry;
import io.tanbiao.core.administer.AdminGroup;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import io.tanbiao.core.site.SiteCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The parts of a handle value as Handle.Net writes them in text (HW-14.4). */
public final class ValueFields {
  /** What is said of a time to live that is none. */
  static final String TIME_TO_LIVE =
      "ttl (expected: seconds, or a time such as 2030-01-01T00:00:00Z)";

  private static final int PERMISSION_DIGITS = 4;
  private static final int MAX_PERMISSION_BITS = 0xf;
  private static final int RIGHT_DIGITS = 16;

  private ValueFields() {}

  /**
   * The UTF-8 octets of a text.
   *
   * @throws InvalidJsonException when it has half a surrogate pair, which UTF-8 cannot say
   */
  public static Octets octets(String field, String text) throws InvalidJsonException {
    if (hasSurrogate(text) && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new InvalidJsonException(field + ": half a surrogate pair (expected: Unicode text)");
    }
    return Octets.utf8(text);
  }

  /**
   * The octets of data in a format, from a text: what the format writes as a string is that text,
   * what it writes as an object or array is the JSON of it.
   *
   * @param format string, base64, hex, admin, vlist, key or site
   */
  public static Octets data(String format, String text) throws InvalidJsonException {
    return switch (format) {
      case "string" -> octets("value", text);
      case "base64" -> unbase64(text);
      case "hex" -> unhex(text);
      case "admin", "vlist", "key", "site" -> data(format, JsonText.read(text));
      default -> throw unknown(format);
    };
  }

  /** Whether a format writes data as a string. */
  static boolean isWrittenAsString(String format) {
    return format.equals("string") || format.equals("base64") || format.equals("hex");
  }

  /** The octets of data in a format. */
  public static Octets data(String format, JsonNode value) throws InvalidJsonException {
    return switch (format) {
      case "string", "base64", "hex" ->
          throw new InvalidJsonException(
              "value: "
                  + (value.isMissingNode()
                      ? "missing"
                      : value.isValueNode() ? value.asText() : "no such")
                  + " (expected: a string)");
      case "admin" -> readAdmin(value).encode();
      case "vlist" -> readGroup(value).encode();
      case "key" -> KeyJson.read(value);
      case "site" -> SiteCodec.encode(SiteJson.read(value));
      default -> throw unknown(format);
    };
  }

  private static InvalidJsonException unknown(String format) {
    return new InvalidJsonException(
        "format: " + format + " (expected: string, base64, hex, admin, vlist, key or site)");
  }

  /** A time such as {@code 2030-01-01T00:00:00Z}, in seconds since the epoch, 32 bits. */
  public static int time(String text) throws InvalidJsonException {
    OptionalLong plain = PlainTime.secondsOf(text);
    if (plain.isPresent()) {
      return (int) plain.getAsLong();
    }
    try {
      return (int) Instant.parse(text).getEpochSecond();
    } catch (DateTimeParseException e) {
      throw new InvalidJsonException("time: " + text + " (expected: such as 2030-01-01T00:00:00Z)");
    }
  }

  /** The text of a time in seconds since the epoch, 32 bits without sign. */
  public static String time(int secondsSinceEpoch) {
    return Instant.ofEpochSecond(Integer.toUnsignedLong(secondsSinceEpoch)).toString();
  }

  /** A time to live: seconds, or a time. */
  public static TimeToLive timeToLive(String text) throws InvalidJsonException {
    if (text.indexOf('T') >= 0) {
      return new TimeToLive(true, time(text));
    }
    try {
      return new TimeToLive(false, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new InvalidJsonException("ttl: " + text + TIME_TO_LIVE.substring("ttl".length()));
    }
  }

  /**
   * Data as text.
   *
   * @param format string or base64
   * @param text in that format
   */
  public record Text(String format, String text) {}

  /** UTF-8 without control characters other than tabulator and line ends is text. */
  public static Text textOf(Octets data) {
    String text = data.isUtf8() ? data.text() : "\0";
    return text.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r')
        ? new Text("string", text)
        : new Text("base64", Base64.getEncoder().encodeToString(data.toArray()));
  }

  /** The text of a time to live. */
  public static String text(TimeToLive timeToLive) {
    return timeToLive.absolute()
        ? time(timeToLive.seconds())
        : Integer.toString(timeToLive.seconds());
  }

  /** The text of a JSON array of references; empty for none. */
  public static String text(List<Reference> references) {
    return references.isEmpty()
        ? ""
        : JsonText.write(false, json -> ValueJson.writeReferences(references, json)).text();
  }

  /** What of some values would be lost in text; empty when nothing would. */
  public static Optional<String> unwritable(List<HandleValue> values) {
    if (values.isEmpty()) {
      return Optional.of("no values");
    }
    for (HandleValue value : values) {
      boolean named =
          value.references().stream().allMatch(reference -> reference.handle().name().isUtf8());
      if (value.permissions().bits() > MAX_PERMISSION_BITS) {
        return Optional.of(
            "value "
                + value.index()
                + ": permissions "
                + value.permissions().bits()
                + " (expected: 0.."
                + MAX_PERMISSION_BITS
                + ")");
      } else if (!named) {
        return Optional.of("value " + value.index() + ": a reference that is not UTF-8");
      }
    }
    return Optional.empty();
  }

  /** Up to four binary digits. */
  public static Permissions permissions(String digits) throws InvalidJsonException {
    return switch (digits) {
      case "1110" -> Permissions.DEFAULT;
      case "1100" -> Permissions.ADMIN_ONLY;
      default -> new Permissions(bits(digits, PERMISSION_DIGITS));
    };
  }

  /** References as the text of a JSON array. */
  public static List<Reference> references(String text) throws InvalidJsonException {
    JsonNode array = JsonText.read(text);
    if (!array.isArray()) {
      throw new InvalidJsonException("references (expected: [{\"handle\":..,\"index\":..}])");
    }
    List<Reference> references = new ArrayList<>();
    for (JsonNode reference : array) {
      references.add(readReference(reference));
    }
    return references;
  }

  private static AdminEntry readAdmin(JsonNode json) throws InvalidJsonException {
    int rights = bits(JsonFields.text(json, "permissions"), RIGHT_DIGITS);
    return new AdminEntry(rights, readReference(json), json.path("legacyByteLength").asBoolean());
  }

  private static AdminGroup readGroup(JsonNode json) throws InvalidJsonException {
    List<Reference> members = new ArrayList<>();
    for (JsonNode member : json) {
      members.add(readReference(member));
    }
    return new AdminGroup(members);
  }

  private static Reference readReference(JsonNode json) throws InvalidJsonException {
    Octets handle = octets("handle", JsonFields.text(json, "handle"));
    int index = JsonFields.whole(json, "index", Integer.MIN_VALUE, Integer.MAX_VALUE);
    return new Reference(new Handle(handle), index);
  }

  private static int bits(String digits, int most) throws InvalidJsonException {
    if (!digits.matches("[01]{1," + most + "}")) {
      throw new InvalidJsonException(
          "permissions: " + digits + " (expected: up to " + most + " binary digits)");
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

  private static boolean hasSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
