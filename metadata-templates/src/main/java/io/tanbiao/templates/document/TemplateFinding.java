package io.tanbiao.templates.document;

import io.tanbiao.templates.fault.Fault;

/**
 * Something wrong in the text of a template.
 *
 * @param at where
 * @param path which part: {@code items[3].code}; empty for the whole
 * @param fault what is wrong and what may stand there
 */
public record TemplateFinding(Position at, String path, Fault fault) {

  /** The finding in a language: {@code zh}, or English for any other. */
  public String in(String language) {
    return at + ": " + (path.isEmpty() ? "" : path + ": ") + fault.in(language);
  }

  /** The English text. */
  @Override
  public String toString() {
    return in("en");
  }
}
