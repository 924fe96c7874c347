package io.tanbiao.protocol.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tanbiao.core.handle.Octets;
import java.io.IOException;

/** Fields of JSON objects that are read token by token. */
final class TokenFields {
  /** What a text field should be. */
  static final String A_STRING = "a string";

  /** What a number field should be. */
  static final String A_NUMBER = "a number in " + Integer.MIN_VALUE + ".." + Integer.MAX_VALUE;

  private TokenFields() {}

  /** A field that must be there is not. */
  static InvalidJsonException missing(String field, String expected) {
    return new InvalidJsonException(field + ": missing (expected: " + expected + ")");
  }

  /** The string at which the parser stands. */
  static String text(String field, JsonParser json) throws IOException, InvalidJsonException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw wrong(field, json, A_STRING);
    }
    return json.getText();
  }

  /** The UTF-8 octets of the string at which the parser stands. */
  static Octets octets(String field, JsonParser json) throws IOException, InvalidJsonException {
    return ValueFields.octets(field, text(field, json));
  }

  /** The number at which the parser stands. */
  static int whole(String field, JsonParser json) throws IOException, InvalidJsonException {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || !isInt(json)) {
      throw wrong(field, json, A_NUMBER);
    }
    return json.getIntValue();
  }

  /** Whether the whole number at which the parser stands fits 32 bits with sign. */
  static boolean isInt(JsonParser json) throws IOException {
    return json.getNumberType() == JsonParser.NumberType.INT;
  }

  /** What stands here, for a message; passes over objects and arrays. */
  static String shown(JsonParser json) throws IOException {
    if (json.currentToken().isScalarValue()) {
      return json.getText();
    }
    skip(json);
    return "no such";
  }

  /** Passes over what begins here. */
  static void skip(JsonParser json) throws IOException {
    JsonParser unused = json.skipChildren();
  }

  private static InvalidJsonException wrong(String field, JsonParser json, String expected)
      throws IOException {
    return new InvalidJsonException(field + ": " + shown(json) + " (expected: " + expected + ")");
  }
}
