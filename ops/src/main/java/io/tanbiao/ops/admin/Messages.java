package io.tanbiao.ops.admin;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The texts that people read, in English or Chinese. */
final class Messages {
  private static final String BUNDLE = "io.tanbiao.ops.admin.Messages";

  private final Locale locale;
  private ResourceBundle bundle;

  private Messages(Locale locale) {
    this.locale = locale;
  }

  /** The texts in a language: {@code zh} or {@code en}. */
  static Messages in(String language) {
    return new Messages(language.equals("zh") ? Locale.CHINESE : Locale.ENGLISH);
  }

  /**
   * The language of a command: what {@code --lang} says, else the locale of the environment. Known
   * before the arguments are parsed, since help is an answer to them too.
   */
  static String language(String[] args, Map<String, String> environment) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("--lang=")) {
        return args[i].substring("--lang=".length());
      } else if (args[i].equals("--lang") && i + 1 < args.length) {
        return args[i + 1];
      }
    }
    for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value.startsWith("zh") ? "zh" : "en";
      }
    }
    return "en";
  }

  /** All texts, read when somebody first asks: looking for them opens every jar. */
  synchronized ResourceBundle bundle() {
    if (bundle == null) {
      bundle =
          ResourceBundle.getBundle(
              BUNDLE,
              locale,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
    }
    return bundle;
  }

  /** A text with its arguments, written as they are: numbers without grouping. */
  String text(String key, Object... arguments) {
    Object[] texts = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      texts[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(bundle().getString(key), locale).format(texts);
  }
}
