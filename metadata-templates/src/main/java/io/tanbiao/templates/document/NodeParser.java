package io.tanbiao.templates.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultException;
import io.tanbiao.templates.fault.FaultSink;
import io.tanbiao.templates.fault.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a text into nodes, with their positions. A text that begins with a brace is JSON. YAML is
 * read without anchors, aliases and tags: nothing in it can stand for more than itself.
 */
final class NodeParser {
  /** The longest text, in characters. */
  static final int MAX_CHARACTERS = 1024 * 1024;

  /** How deep a text may nest. */
  static final int MAX_DEPTH = 16;

  /** The most nodes of a text. */
  static final int MAX_NODES = 100_000;

  private static final JsonFactory JSON = new JsonFactory();
  private static final YAMLFactory YAML = new YAMLFactory();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final JsonParser parser;
  private final Positions positions;
  private final FaultSink faults;
  private int nodes;

  private NodeParser(JsonParser parser, Positions positions, FaultSink faults) {
    this.parser = parser;
    this.positions = positions;
    this.faults = faults;
  }

  /** The node that a text is; nothing when it cannot be read, which is told. */
  static Optional<Node> parse(String text, Positions positions, FaultSink faults) {
    positions.put("", new Position(1, 1), new Position(1, 1));
    if (text.length() > MAX_CHARACTERS) {
      faults.add("", Fault.of("document.long", text.length(), MAX_CHARACTERS));
      return Optional.empty();
    }
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    JsonFactory factory = content.stripLeading().startsWith("{") ? JSON : YAML;
    try (JsonParser parser = factory.createParser(content)) {
      return new NodeParser(parser, positions, faults).document();
    } catch (JsonProcessingException e) {
      positions.put("", at(e.getLocation()), at(e.getLocation()));
      faults.add("", Fault.of("document.syntax", Message.quoted(firstLine(e))));
    } catch (FaultException e) {
      faults.add("", e.fault());
    } catch (IOException e) {
      throw new UncheckedIOException("a text needs no device", e);
    }
    return Optional.empty();
  }

  private Optional<Node> document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw refused("document.empty");
    }
    Node node = node("", first, 0);
    if (parser.nextToken() != null) {
      throw refused("document.more");
    }
    return Optional.of(node);
  }

  private Node node(String path, JsonToken token, int depth) throws IOException {
    refuseWhatStandsForMore();
    if (++nodes > MAX_NODES) {
      throw refused("document.nodes", MAX_NODES);
    } else if (depth > MAX_DEPTH) {
      throw refused("document.deep", MAX_DEPTH);
    }
    return switch (token) {
      case START_OBJECT -> mapping(path, depth);
      case START_ARRAY -> sequence(path, depth);
      case VALUE_NULL -> new Node.Scalar("", true);
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
          new Node.Scalar(parser.getText(), false);
      default -> throw refused("document.tag");
    };
  }

  private Node mapping(String path, int depth) throws IOException {
    Map<String, Node> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      Position keyAt = at(parser.currentTokenLocation());
      JsonToken token = parser.nextToken();
      boolean isNew = !entries.containsKey(key);
      String inner = path.isEmpty() ? key : path + "." + key;
      String place = isNew ? inner : inner + "[again]";
      positions.put(place, keyAt, at(parser.currentTokenLocation()));
      Node value = node(place, token, depth + 1);
      if (isNew) {
        entries.put(key, value);
      } else {
        faults.add(place, Fault.of("key.duplicate", Message.quoted(key)));
      }
    }
    return new Node.Mapping(entries);
  }

  private Node sequence(String path, int depth) throws IOException {
    List<Node> parts = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      String place = path + "[" + parts.size() + "]";
      positions.put(place, at(parser.currentTokenLocation()), at(parser.currentTokenLocation()));
      parts.add(node(place, token, depth + 1));
    }
    return new Node.Sequence(parts);
  }

  private void refuseWhatStandsForMore() throws IOException {
    if (parser instanceof YAMLParser yaml) {
      if (yaml.isCurrentAlias() || yaml.getObjectId() != null) {
        throw refused("document.anchor");
      } else if (yaml.getTypeId() != null) {
        throw refused("document.tag");
      }
    }
  }

  private FaultException refused(String key, Object... arguments) {
    Position here = at(parser.currentTokenLocation());
    positions.put("", here, here);
    return Fault.of(key, arguments).exception();
  }

  private static String firstLine(JsonProcessingException e) {
    return String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
  }

  private static Position at(JsonLocation location) {
    return location == null
        ? new Position(1, 1)
        : new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
  }
}
