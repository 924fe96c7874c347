package io.tanbiao.core.namespace;

import java.util.List;
import java.util.Optional;

/** An element of a template. */
sealed interface TemplateElement {
  /**
   * Its content, once for each value of the base record.
   *
   * @param content what to make
   */
  record ForEach(List<TemplateElement> content) implements TemplateElement {}

  /**
   * Makes a value; what is left out comes from the current value of a loop.
   *
   * @param index text with names to be filled in
   * @param type text with names to be filled in
   * @param data text with names to be filled in
   */
  record MakeValue(Optional<String> index, Optional<String> type, Optional<String> data)
      implements TemplateElement {}

  /**
   * One content or the other.
   *
   * @param value the name of what is looked at
   * @param matches whether the expression is regular, and not to be equal
   * @param expression what it is compared with
   * @param negated whether the comparison must fail
   * @param parameter the name under which groups of the match are kept; empty for none
   * @param then when the comparison holds
   * @param otherwise when it does not
   */
  record If(
      String value,
      boolean matches,
      String expression,
      boolean negated,
      String parameter,
      List<TemplateElement> then,
      List<TemplateElement> otherwise)
      implements TemplateElement {}

  /**
   * Keeps the data of the first value that its content makes under a name.
   *
   * @param parameter the name
   * @param content makes values
   */
  record Define(String parameter, List<TemplateElement> content) implements TemplateElement {}

  /** There is no such handle. */
  record NotFound() implements TemplateElement {}

  /**
   * The template of another HS_NAMESPACE value.
   *
   * @param reference {@code index:handle} with names to be filled in
   */
  record Include(String reference) implements TemplateElement {}
}
