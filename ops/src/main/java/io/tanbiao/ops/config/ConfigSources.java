package io.tanbiao.ops.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where the configuration of a node comes from; a later one wins: the file, variables {@code
 * TANBIAO_<KEY>}, options {@code --set key=value}, {@code --port-base N}.
 *
 * @param file the file; may be missing when it was not named
 * @param named whether somebody named the file, which then must exist
 * @param environment variables of the process
 * @param overrides texts {@code key=value}
 * @param portBase Handle on N, HTTP on N + 1, management on N + 2
 */
public record ConfigSources(
    Path file,
    boolean named,
    Map<String, String> environment,
    List<String> overrides,
    OptionalInt portBase) {
  /** The highest port base, so that all three ports exist. */
  public static final int MAX_PORT_BASE = Settings.MAX_PORT - 2;

  /** Copies the collections. */
  public ConfigSources {
    environment = Map.copyOf(environment);
    overrides = List.copyOf(overrides);
  }

  /** The file alone. */
  public static ConfigSources of(Path file) {
    return new ConfigSources(file, false, Map.of(), List.of(), OptionalInt.empty());
  }

  /**
   * Reads all sources.
   *
   * @throws ConfigException when a key is unknown or a value not allowed
   */
  public NodeConfig read() throws ConfigException {
    return NodeConfig.of(new ConfigValues(texts()));
  }

  private Map<String, SettingText> texts() throws ConfigException {
    Map<String, SettingText> texts = new LinkedHashMap<>(fromFile());
    for (Setting<?> setting : Settings.ALL) {
      String text = environment.get(setting.variable());
      if (text != null) {
        texts.put(setting.key(), SettingText.of(setting, text, setting.variable()));
      }
    }
    for (String override : overrides) {
      putOverride(override, texts);
    }
    if (portBase.isPresent()) {
      putPorts(portBase.getAsInt(), texts);
    }
    return texts;
  }

  private Map<String, SettingText> fromFile() throws ConfigException {
    try {
      return named || Files.isRegularFile(file) ? YamlText.read(file) : Map.of();
    } catch (NoSuchFileException e) {
      throw new ConfigException(file + ": no such file", e);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static void putOverride(String override, Map<String, SettingText> texts)
      throws ConfigException {
    int equals = override.indexOf('=');
    String key = equals < 0 ? override : override.substring(0, equals).strip();
    Setting<?> setting = Settings.BY_KEY.get(key);
    if (equals < 0) {
      throw new ConfigException("--set " + override + " (expected: key=value)");
    }
    if (setting == null) {
      throw new ConfigException(
          "--set " + key + ": unknown key (expected: " + Settings.nearest(key) + ")");
    }
    texts.put(key, SettingText.of(setting, override.substring(equals + 1), "--set"));
  }

  private static void putPorts(int base, Map<String, SettingText> texts) throws ConfigException {
    if (base < 1 || base > MAX_PORT_BASE) {
      throw new ConfigException("--port-base " + base + " (expected: 1.." + MAX_PORT_BASE + ")");
    }
    List<Setting<Integer>> ports =
        List.of(Settings.HANDLE_PORT, Settings.HTTP_PORT, Settings.MANAGEMENT_PORT);
    for (int i = 0; i < ports.size(); i++) {
      String port = String.valueOf(base + i);
      texts.put(ports.get(i).key(), new SettingText(List.of(port), "--port-base"));
    }
  }
}
