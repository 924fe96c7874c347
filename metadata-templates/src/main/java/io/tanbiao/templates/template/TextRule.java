package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.Message;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * How long a text of a template may be, in characters, and which characters it may have.
 *
 * @param form the key of the words that say which characters these are
 */
public record TextRule(int minLength, int maxLength, String form, IntPredicate characters) {

  /** Words on one line. */
  static TextRule line(int minLength, int maxLength) {
    return new TextRule(minLength, maxLength, "form.line", c -> !Character.isISOControl(c));
  }

  /** Words on any number of lines. */
  static TextRule prose(int maxLength) {
    return new TextRule(
        0, maxLength, "form.prose", c -> !Character.isISOControl(c) || c == '\n' || c == '\t');
  }

  /** What programs use for a name: letters and digits of any script, {@code _}, dash and dot. */
  static TextRule code(int maxLength) {
    return new TextRule(
        1,
        maxLength,
        "form.code",
        c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
  }

  /** Visible ASCII without space and {@code @}. */
  static TextRule version(int maxLength) {
    return new TextRule(1, maxLength, "form.version", c -> c > ' ' && c <= '~' && c != '@');
  }

  /** What is wrong with a text. */
  public Optional<Fault> faultOf(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < minLength || length > maxLength) {
      return Optional.of(Fault.of("text.length", length, minLength, maxLength));
    }
    return text.codePoints().allMatch(c -> characters.test(c) && !isLoneSurrogate(c))
        ? Optional.empty()
        : Optional.of(new Fault(Message.of("text.form", Message.quoted(text)), Message.of(form)));
  }

  /**
   * The text, if it is as it should be.
   *
   * @throws io.tanbiao.templates.fault.FaultException when it is not
   */
  public String checked(String text) {
    faultOf(text)
        .ifPresent(
            fault -> {
              throw fault.exception();
            });
    return text;
  }

  private static boolean isLoneSurrogate(int character) {
    return Character.getType(character) == Character.SURROGATE;
  }
}
