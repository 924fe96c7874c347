package io.tanbiao.templates.pattern;

import io.tanbiao.templates.fault.Fault;

/**
 * A pattern that whole texts match: I-Regexp (RFC 9485), so that other systems can read it too, but
 * that {@code ^} and {@code $} outside of a class are refused: there they would stand for
 * themselves, which nobody means. Equal when written alike. Matching takes at most {@link
 * #MAX_INSTRUCTIONS} steps for each character of the text.
 */
public final class TextPattern {
  /** The longest pattern, in characters. */
  public static final int MAX_LENGTH = 500;

  /** The most instructions that a pattern may become; repetitions multiply them. */
  public static final int MAX_INSTRUCTIONS = 2000;

  private final String text;
  private final Program program;

  private TextPattern(String text, Program program) {
    this.text = text;
    this.program = program;
  }

  /**
   * The pattern of a text.
   *
   * @throws io.tanbiao.templates.fault.FaultException when it is none, is too long, or would take
   *     too much work
   */
  public static TextPattern of(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > MAX_LENGTH) {
      throw Fault.of("pattern.long", length, MAX_LENGTH).exception();
    }
    Expression expression = PatternReader.read(text);
    if (expression.size() > MAX_INSTRUCTIONS) {
      throw Fault.of("pattern.large", expression.size(), MAX_INSTRUCTIONS).exception();
    }
    return new TextPattern(text, Program.of(expression));
  }

  /** Whether all of a text is of this pattern. */
  public boolean matches(String candidate) {
    return program.matches(candidate);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
