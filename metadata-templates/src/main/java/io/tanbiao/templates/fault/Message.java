package io.tanbiao.templates.fault;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * A text for people that can be said in English and Chinese.
 *
 * @param key its key in the bundle of this package
 * @param arguments what is put into it, written as they are
 */
public record Message(String key, List<String> arguments) {
  private static final String BUNDLE = "io.tanbiao.templates.fault.Messages";

  /** How much of a text of others is repeated in a message, in characters. */
  private static final int QUOTED_CHARACTERS = 60;

  /** Keeps the arguments. */
  public Message {
    arguments = List.copyOf(arguments);
  }

  /** A text with its arguments, each as {@link String#valueOf} says. */
  public static Message of(String key, Object... arguments) {
    return new Message(key, Stream.of(arguments).map(String::valueOf).toList());
  }

  /** A text of others in a form that fits into a message: on one line, and shortened. */
  public static String quoted(String text) {
    StringBuilder quoted = new StringBuilder();
    text.codePoints()
        .limit(QUOTED_CHARACTERS)
        .map(character -> Character.isISOControl(character) ? '\uFFFD' : character)
        .forEach(quoted::appendCodePoint);
    boolean whole = text.codePointCount(0, text.length()) <= QUOTED_CHARACTERS;
    return whole ? quoted.toString() : quoted.append('…').toString();
  }

  /** The text in a language: {@code zh}, or English for any other. */
  public String in(String language) {
    Locale locale = language.equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(bundle.getString(key), locale).format(arguments.toArray());
  }

  /** The English text. */
  @Override
  public String toString() {
    return in("en");
  }
}
