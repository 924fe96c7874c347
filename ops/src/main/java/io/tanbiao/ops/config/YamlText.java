package io.tanbiao.ops.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the keys of a YAML file with their lines. Keys may be nested ({@code handle:}, {@code
 * port:}) or dotted ({@code handle.port:}).
 */
final class YamlText {
  /** The largest file that is read, in octets. */
  static final int MAX_FILE_OCTETS = 256 * 1024;

  private final Path file;
  private final YAMLParser parser;
  private final Map<String, SettingText> found = new LinkedHashMap<>();

  private YamlText(Path file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** The keys of a file; none when it is empty. */
  static Map<String, SettingText> read(Path file) throws IOException, ConfigException {
    if (Files.size(file) > MAX_FILE_OCTETS) {
      throw new ConfigException(
          file + ": " + Files.size(file) + " octets (expected: 0.." + MAX_FILE_OCTETS + ")");
    }
    try (YAMLParser parser = new YAMLFactory().createParser(Files.readString(file))) {
      YamlText text = new YamlText(file, parser);
      JsonToken first = parser.nextToken();
      if (first == JsonToken.START_OBJECT) {
        text.mapping("");
      } else if (first != null && first != JsonToken.VALUE_NULL) {
        throw text.refused("no keys (expected: key: value)");
      }
      return text.found;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new ConfigException(file + ":" + line + ": " + e.getOriginalMessage(), e);
    }
  }

  private void mapping(String above) throws IOException, ConfigException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = above + parser.currentName();
      String origin = origin();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        mapping(key + ".");
      } else {
        put(key, items(key, token), origin);
      }
    }
  }

  private List<String> items(String key, JsonToken token) throws IOException, ConfigException {
    if (token != JsonToken.START_ARRAY) {
      return List.of(scalar(token));
    }
    List<String> items = new ArrayList<>();
    for (JsonToken item = parser.nextToken();
        item != JsonToken.END_ARRAY;
        item = parser.nextToken()) {
      if (!item.isScalarValue()) {
        throw refused(key + ": a list in a list (expected: " + expectedOf(key) + ")");
      }
      items.add(scalar(item));
    }
    return items;
  }

  private String scalar(JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NULL ? "" : parser.getText();
  }

  private void put(String key, List<String> items, String origin) throws ConfigException {
    if (!Settings.BY_KEY.containsKey(key)) {
      throw new ConfigException(
          origin + ": " + key + ": unknown key (expected: " + Settings.nearest(key) + ")");
    }
    SettingText before = found.putIfAbsent(key, new SettingText(items, origin));
    if (before != null) {
      throw new ConfigException(origin + ": " + key + ": already set at " + before.origin());
    }
  }

  private ConfigException refused(String why) {
    return new ConfigException(origin() + ": " + why);
  }

  private String origin() {
    return file + ":" + parser.currentTokenLocation().getLineNr();
  }

  private static String expectedOf(String key) {
    Setting<?> setting = Settings.BY_KEY.get(key);
    return setting == null ? "value" : setting.kind().expected();
  }
}
