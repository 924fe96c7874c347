package io.tanbiao.templates.fault;

/**
 * What is wrong with one part of a template, whose place the reader knows.
 *
 * @param problem what is wrong; names what was found
 * @param expected what may stand there
 */
public record Fault(Message problem, Message expected) {

  /** A fault whose texts are {@code key} and {@code key.expected}, both with all arguments. */
  public static Fault of(String key, Object... arguments) {
    return new Fault(Message.of(key, arguments), Message.of(key + ".expected", arguments));
  }

  /** The fault as an exception, for constructors. */
  public FaultException exception() {
    return new FaultException(this);
  }

  /** The English text, as {@code problem (expected: what)}. */
  @Override
  public String toString() {
    return in("en");
  }

  /** Problem and expected in a language: {@code zh}, or English for any other. */
  public String in(String language) {
    return Message.of("fault", problem.in(language), expected.in(language)).in(language);
  }
}
