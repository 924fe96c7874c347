package io.tanbiao.ops.config;

import java.util.List;
import java.util.Locale;

/**
 * One key of the configuration.
 *
 * @param <T> its value
 * @param key dotted name, as {@code handle.port}
 * @param kind what may stand there
 * @param fallback the value when nothing is said
 * @param reloadable whether SIGHUP takes a new value over
 * @param about what it does, one or two sentences
 */
public record Setting<T>(
    String key, SettingKind<T> kind, T fallback, boolean reloadable, String about) {

  /** The environment variable that overrides the file: {@code TANBIAO_HANDLE_PORT}. */
  public String variable() {
    String snake = key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_');
    return "TANBIAO_" + snake.toUpperCase(Locale.ROOT);
  }

  /** The text of the value that holds when nothing is said. */
  public String fallbackText() {
    return kind.writer().apply(fallback);
  }

  /**
   * Reads a value.
   *
   * @param origin where it stands, for the message
   */
  T read(List<String> items, String origin) throws ConfigException {
    try {
      if (!kind.many() && items.size() != 1) {
        throw new IllegalArgumentException("not one value");
      }
      return kind.reader().apply(items);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          origin
              + ": "
              + key
              + ": "
              + String.join(", ", items)
              + " (expected: "
              + kind.expected()
              + ")",
          e);
    }
  }
}
