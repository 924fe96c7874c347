package io.tanbiao.ops.config;

import java.util.List;

/**
 * The text of a value as somebody wrote it.
 *
 * @param items one, or the items of a list
 * @param origin where it stands: file and line, variable or option
 */
record SettingText(List<String> items, String origin) {
  /** Copies the items. */
  SettingText {
    items = List.copyOf(items);
  }

  /** The text behind an option or in a variable; commas separate the items of a list. */
  static SettingText of(Setting<?> setting, String text, String origin) {
    if (!setting.kind().many()) {
      return new SettingText(List.of(text.strip()), origin);
    }
    List<String> items =
        List.of(text.split(",", -1)).stream()
            .map(String::strip)
            .filter(item -> !item.isEmpty())
            .toList();
    return new SettingText(items, origin);
  }
}
