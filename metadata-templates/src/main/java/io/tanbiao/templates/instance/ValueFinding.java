package io.tanbiao.templates.instance;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.Message;

/**
 * Something wrong with the values of an instance.
 *
 * @param item the item, by its code; as it was named when there is none
 * @param value the value; empty when one is missing
 * @param rule what does not hold
 * @param fix what to do about it
 */
public record ValueFinding(String item, String value, Message rule, Message fix) {

  static ValueFinding of(String item, String value, Fault fault) {
    return new ValueFinding(
        Message.quoted(item), Message.quoted(value), fault.problem(), fault.expected());
  }

  /** {@code item | value | rule | fix} in a language: {@code zh}, or English for any other. */
  public String in(String language) {
    return String.join(" | ", item, value, rule.in(language), fix.in(language));
  }

  /** The English text. */
  @Override
  public String toString() {
    return in("en");
  }
}
