package io.tanbiao.ops.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON texts as maps, lists, strings, {@code Long}, {@code Double}, {@code Boolean} and null. Keys
 * keep their order.
 */
public final class JsonText {
  /** How deep a text that is read may nest. */
  static final int MAX_DEPTH = 32;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private JsonText() {}

  /** The text on one line. */
  public static String compact(Object value) {
    return write(value, false);
  }

  /** The text with line breaks, for people and files. */
  public static String pretty(Object value) {
    return write(value, true);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException when it is not JSON; the message names line and column
   */
  public static Object read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      Object value = value(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("not JSON: text behind the end");
      }
      return value;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      String where =
          at == null
              ? e.getOriginalMessage()
              : "line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new IllegalArgumentException("not JSON: " + where, e);
    } catch (IOException e) {
      throw new UncheckedIOException("a text needs no device", e);
    }
  }

  /** Reads a text that is an object. */
  public static Map<String, Object> readObject(String text) {
    return object(read(text), "text");
  }

  /** A value that must be an object. */
  @SuppressWarnings("unchecked") // readers make no other maps
  public static Map<String, Object> object(Object value, String what) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalArgumentException(what + ": " + value + " (expected: an object)");
  }

  /** A value that must be an array. */
  @SuppressWarnings("unchecked") // readers make no other lists
  public static List<Object> array(Object value, String what) {
    if (value instanceof List<?> list) {
      return (List<Object>) list;
    }
    throw new IllegalArgumentException(what + ": " + value + " (expected: an array)");
  }

  /** A value that must be a text. */
  public static String text(Object value, String what) {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(what + ": " + value + " (expected: a text)");
  }

  /** A value that must be a whole number of 32 bits. */
  public static int whole(Object value, String what) {
    if (value instanceof Long number && number.intValue() == number) {
      return number.intValue();
    }
    throw new IllegalArgumentException(what + ": " + value + " (expected: a whole number)");
  }

  /** A value that must be a number, whole or not. */
  public static double number(Object value, String what) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(what + ": " + value + " (expected: a number)");
  }

  private static Object value(JsonParser parser, JsonToken token) throws IOException {
    if (token == null) {
      throw new IllegalArgumentException("not JSON: empty text");
    }
    return switch (token) {
      case START_OBJECT -> readMap(parser);
      case START_ARRAY -> readList(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalArgumentException("not JSON: " + token);
    };
  }

  private static Map<String, Object> readMap(JsonParser parser) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      map.put(key, value(parser, parser.nextToken()));
    }
    return map;
  }

  private static List<Object> readList(JsonParser parser) throws IOException {
    List<Object> list = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      list.add(value(parser, token));
    }
    return list;
  }

  private static String write(Object value, boolean pretty) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      if (pretty) {
        out.setPrettyPrinter(new DefaultPrettyPrinter());
      }
      put(out, value);
    } catch (IOException e) {
      throw new UncheckedIOException("a text needs no device", e);
    }
    return text.toString();
  }

  private static void put(JsonGenerator out, Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeFieldName(entry.getKey().toString());
        put(out, entry.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object item : list) {
        put(out, item);
      }
      out.writeEndArray();
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Integer || value instanceof Long) {
      out.writeNumber(((Number) value).longValue());
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else {
      out.writeString(value.toString());
    }
  }
}
