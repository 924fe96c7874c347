package io.tanbiao.protocol.http;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Authorization} as the JSON interface knows it (wire notes §7). */
sealed interface Authorization {
  /** There is none. */
  record None() implements Authorization {}

  /**
   * {@code Basic}: a secret key as it is.
   *
   * @param identity whose
   * @param secret the key
   */
  record Basic(Reference identity, Octets secret) implements Authorization {
    @Override
    public String toString() {
      return "Basic[" + identity + "]";
    }
  }

  /**
   * {@code Handle}: a session, and perhaps a proof.
   *
   * @param fields by name
   */
  record OfSession(Map<String, String> fields) implements Authorization {
    /** Copies the fields. */
    public OfSession {
      fields = Map.copyOf(fields);
    }
  }

  /** The parameters of the scheme {@code Handle}: {@code name="value"} or {@code name=value}. */
  Pattern FIELD = Pattern.compile("\\s*([A-Za-z]+)=(?:\"([^\"]*)\"|([^\\s,\"]*))\\s*(?:,|$)");

  /** Reads a header; null and empty are none. */
  static Authorization parse(String header) throws WireException {
    if (header == null || header.isBlank()) {
      return new None();
    }
    String trimmed = header.strip();
    int space = trimmed.indexOf(' ');
    String scheme = space < 0 ? trimmed : trimmed.substring(0, space);
    String rest = space < 0 ? "" : trimmed.substring(space + 1).strip();
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "basic" -> basic(rest);
      case "handle" -> new OfSession(fields(rest));
      default ->
          throw new WireException(
              Reason.BAD_FIELD, "Authorization: unknown scheme (expected: Basic or Handle)");
    };
  }

  /** Reads {@code index:handle}, percent-encoded. */
  static Reference identity(Octets encoded) throws WireException {
    return reference(NamePath.decode(new String(encoded.toArray(), StandardCharsets.ISO_8859_1)));
  }

  /** Reads {@code index:handle}. */
  static Reference reference(Octets decoded) throws WireException {
    int colon = decoded.indexOf(':');
    if (colon < 1 || colon == decoded.length() - 1) {
      throw notIdentity();
    }
    try {
      int index = Integer.parseUnsignedInt(decoded.slice(0, colon).text());
      return new Reference(new Handle(decoded.from(colon + 1)), index);
    } catch (NumberFormatException e) {
      throw notIdentity();
    }
  }

  private static WireException notIdentity() {
    return new WireException(Reason.BAD_FIELD, "identity (expected: INDEX:HANDLE)");
  }

  private static Basic basic(String base64) throws WireException {
    Octets pair;
    try {
      pair = Octets.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new WireException(Reason.BAD_FIELD, "Authorization: not base64");
    }
    int colon = pair.indexOf(':');
    if (colon < 0) {
      throw new WireException(Reason.BAD_FIELD, "Authorization: no colon before the secret key");
    }
    return new Basic(identity(pair.slice(0, colon)), pair.from(colon + 1));
  }

  private static Map<String, String> fields(String text) throws WireException {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher matcher = FIELD.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!matcher.region(at, text.length()).lookingAt()) {
        throw new WireException(
            Reason.BAD_FIELD, "Authorization: fields (expected: name=\"value\")");
      }
      String quoted = matcher.group(2);
      fields.put(matcher.group(1), quoted != null ? quoted : matcher.group(3));
      at = matcher.end();
    }
    return fields;
  }
}
