package io.tanbiao.ops.config;

import java.util.Map;

/** The values of all keys: what was written, else the fallback. */
final class ConfigValues {
  private final Map<String, SettingText> texts;

  /** Takes the texts of keys that exist. */
  ConfigValues(Map<String, SettingText> texts) {
    this.texts = Map.copyOf(texts);
  }

  /** The value of a key. */
  <T> T get(Setting<T> setting) throws ConfigException {
    SettingText text = texts.get(setting.key());
    return text == null ? setting.fallback() : setting.read(text.items(), text.origin());
  }
}
