package io.tanbiao.protocol.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Fields of JSON objects that must be there. */
final class JsonFields {
  private JsonFields() {}

  static String text(JsonNode object, String field) throws InvalidJsonException {
    JsonNode value = object.path(field);
    if (!value.isTextual()) {
      throw new InvalidJsonException(field + ": " + shown(value) + " (expected: a string)");
    }
    return value.asText();
  }

  static int whole(JsonNode object, String field, int min, int max) throws InvalidJsonException {
    JsonNode value = object.path(field);
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.asInt() < min
        || value.asInt() > max) {
      throw new InvalidJsonException(
          field + ": " + shown(value) + " (expected: a number in " + min + ".." + max + ")");
    }
    return value.asInt();
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "missing" : value.isValueNode() ? value.asText() : "no such";
  }
}
