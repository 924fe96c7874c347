package io.tanbiao.protocol.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonpCharacterEscapes;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tanbiao.core.handle.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * JSON texts as Handle.Net prints them: UTF-8, compact or indented by two spaces, the two line
 * separators of Unicode escaped so that a script may hold the text.
 */
public final class JsonText {
  private static final JsonFactory FACTORY =
      new JsonFactory().setCharacterEscapes(JsonpCharacterEscapes.instance());
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter()
          .withSeparators(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Spacing.AFTER)
                  .withObjectEmptySeparator("")
                  .withArrayEmptySeparator(""))
          .withObjectIndenter(INDENTER)
          .withArrayIndenter(INDENTER);

  /** Writes one JSON value. */
  @FunctionalInterface
  public interface Content {
    /** Writes it. */
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** How deep a text that is read may nest. */
  static final int MAX_DEPTH = 32;

  /** The longest string in a text that is read, in characters. */
  static final int MAX_STRING_CHARACTERS = 2 << 20;

  /** The absence of a value. */
  static final JsonNode NOTHING = MissingNode.getInstance();

  private static final JsonFactory BOUNDED =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_STRING_CHARACTERS)
                  .maxNumberLength(32)
                  .build())
          .build();
  private static final ObjectMapper READER =
      new ObjectMapper(BOUNDED).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final ObjectReader PART =
      READER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonText() {}

  /**
   * Reads one JSON value.
   *
   * @throws InvalidJsonException when it is none; the message names line and column
   */
  public static JsonNode read(String text) throws InvalidJsonException {
    try {
      JsonNode node = READER.readTree(text);
      if (node.isMissingNode()) {
        throw new InvalidJsonException("not JSON: empty");
      }
      return node;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new InvalidJsonException(
          at == null
              ? "not JSON"
              : "not JSON: line " + at.getLineNr() + ", column " + at.getColumnNr());
    }
  }

  /**
   * Reads JSON token by token, within the same limits.
   *
   * @param octets of which {@code [from, to)} are UTF-8; not to be changed meanwhile
   */
  static JsonParser parser(byte[] octets, int from, int to) throws IOException {
    return BOUNDED.createParser(octets, from, to - from);
  }

  /** The value that begins where the parser stands. */
  static JsonNode tree(JsonParser json) throws IOException {
    return PART.readTree(json);
  }

  /** The octets of one JSON value. */
  public static Octets write(boolean pretty, Content content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = generator(out, pretty)) {
      content.writeTo(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return Octets.of(out.toByteArray());
  }

  /** Writes JSON to memory, part by part. */
  static JsonGenerator generator(ByteArrayOutputStream out, boolean pretty) {
    try {
      JsonGenerator json = FACTORY.createGenerator(out);
      return pretty ? json.setPrettyPrinter(PRETTY.createInstance()) : json;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }
}
