package io.tanbiao.protocol.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Permissions;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.TimeToLive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads handle values as Handle.Net prints them (HW-14.4) from a stream of tokens, without a tree
 * but for the data of HS_ types. Each method begins at the first token of what it reads and ends at
 * the last one.
 */
final class ValueReader {
  private ValueReader() {}

  /** Reads an array of values. */
  static List<HandleValue> readList(JsonParser json) throws IOException, InvalidJsonException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new InvalidJsonException(
          "values: " + TokenFields.shown(json) + " (expected: an array)");
    }
    List<HandleValue> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(read(json));
      if (values.size() > HandleValue.MAX_PER_RECORD) {
        throw new InvalidJsonException(
            "values: more than " + HandleValue.MAX_PER_RECORD + " (expected: at most that)");
      }
    }
    return values;
  }

  /** Reads one value; what is left out is as in {@link HandleValue#of(int, String, Octets)}. */
  static HandleValue read(JsonParser json) throws IOException, InvalidJsonException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw TokenFields.missing("index", TokenFields.A_NUMBER);
    }
    Draft draft = new Draft();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      JsonToken unused = json.nextToken();
      draft.read(field, json);
    }
    return draft.value();
  }

  /** What was read of a value so far. */
  private static final class Draft {
    private Integer index;
    private Octets type;
    private Octets data;
    private TimeToLive timeToLive = TimeToLive.DAY;
    private int timestampSeconds;
    private Permissions permissions = Permissions.DEFAULT;
    private List<Reference> references = List.of();

    void read(String field, JsonParser json) throws IOException, InvalidJsonException {
      switch (field) {
        case "index" -> index = TokenFields.whole("index", json);
        case "type" -> type = TokenFields.octets("type", json);
        case "data" -> data = readData(json);
        case "ttl" -> timeToLive = readTimeToLive(json);
        case "timestamp" -> timestampSeconds = ValueFields.time(TokenFields.text(field, json));
        case "permissions" -> permissions = readPermissions(json);
        case "references" -> references = readReferences(json);
        default -> TokenFields.skip(json);
      }
    }

    HandleValue value() throws InvalidJsonException {
      if (index == null) {
        throw TokenFields.missing("index", TokenFields.A_NUMBER);
      } else if (type == null) {
        throw TokenFields.missing("type", TokenFields.A_STRING);
      } else if (data == null) {
        throw TokenFields.missing("format", TokenFields.A_STRING);
      }
      return new HandleValue(
          index, type, data, timeToLive, timestampSeconds, permissions, references);
    }
  }

  /** Reads a data object, or a bare string, which is text. */
  static Octets readData(JsonParser json) throws IOException, InvalidJsonException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return TokenFields.octets("data", json);
    } else if (json.currentToken() != JsonToken.START_OBJECT) {
      throw TokenFields.missing("format", TokenFields.A_STRING);
    }
    String format = null;
    String text = null;
    JsonNode tree = JsonText.NOTHING;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      JsonToken token = json.nextToken();
      if (field.equals("format")) {
        format = TokenFields.text("format", json);
      } else if (!field.equals("value")) {
        TokenFields.skip(json);
      } else if (token == JsonToken.VALUE_STRING) {
        text = json.getText();
      } else {
        text = null;
        tree = JsonText.tree(json);
      }
    }
    if (format == null) {
      throw TokenFields.missing("format", TokenFields.A_STRING);
    }
    return text == null || !ValueFields.isWrittenAsString(format)
        ? ValueFields.data(format, text == null ? tree : TextNode.valueOf(text))
        : ValueFields.data(format, text);
  }

  private static TimeToLive readTimeToLive(JsonParser json)
      throws IOException, InvalidJsonException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return new TimeToLive(true, ValueFields.time(json.getText()));
    } else if (token == JsonToken.VALUE_NUMBER_INT && TokenFields.isInt(json)) {
      return new TimeToLive(false, json.getIntValue());
    }
    TokenFields.skip(json);
    throw new InvalidJsonException(ValueFields.TIME_TO_LIVE);
  }

  private static Permissions readPermissions(JsonParser json)
      throws IOException, InvalidJsonException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return Permissions.DEFAULT;
    }
    return ValueFields.permissions(TokenFields.shown(json));
  }

  /** Reads references; null is none. */
  static List<Reference> readReferences(JsonParser json) throws IOException, InvalidJsonException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return List.of();
    } else if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new InvalidJsonException(
          "references: " + TokenFields.shown(json) + " (expected: an array)");
    }
    List<Reference> references = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      references.add(readReference(json));
    }
    return references;
  }

  private static Reference readReference(JsonParser json) throws IOException, InvalidJsonException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw TokenFields.missing("handle", TokenFields.A_STRING);
    }
    Octets handle = null;
    Integer index = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      JsonToken unused = json.nextToken();
      switch (field) {
        case "handle" -> handle = TokenFields.octets(field, json);
        case "index" -> index = TokenFields.whole(field, json);
        default -> TokenFields.skip(json);
      }
    }
    if (handle == null) {
      throw TokenFields.missing("handle", TokenFields.A_STRING);
    } else if (index == null) {
      throw TokenFields.missing("index", TokenFields.A_NUMBER);
    }
    return new Reference(new Handle(handle), index);
  }
}
