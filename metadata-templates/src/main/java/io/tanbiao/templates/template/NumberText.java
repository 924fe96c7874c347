package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultSink;
import io.tanbiao.templates.fault.Message;
import io.tanbiao.templates.number.DecimalText;
import io.tanbiao.templates.number.TextRefusal;
import io.tanbiao.templates.quantity.Quantity;
import io.tanbiao.templates.unit.IncommensurableException;
import io.tanbiao.templates.unit.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers and units as they stand in templates and values. */
final class NumberText {
  /** The longest value, in characters: refused before it is read. */
  static final int MAX_LENGTH = 2 * DecimalText.MAX_CHARS;

  private static final Pattern RATIO = Pattern.compile("[^/]*[0-9]/[0-9].*", Pattern.DOTALL);

  private NumberText() {}

  /**
   * The number of a value in the unit of its item. A value without unit is in that unit; one in
   * another unit that measures the same is converted exactly.
   *
   * @return nothing when it is no number, which is told
   */
  static Optional<BigDecimal> in(Unit unit, String value, FaultSink faults) {
    if (value.length() > MAX_LENGTH || RATIO.matcher(value).matches()) {
      faults.add("", Fault.of("value.number", unit));
      return Optional.empty();
    }
    try {
      Quantity quantity = Quantity.parse(value);
      boolean isBare = quantity.unit().equals(Unit.ONE);
      Optional<BigDecimal> number =
          (isBare ? quantity.value() : quantity.valueIn(unit)).asDecimal();
      if (number.isEmpty()) {
        faults.add("", Fault.of("value.inexact", unit));
      }
      return number;
    } catch (TextRefusal e) {
      faults.add("", broken("value.number", unit, e.english(), e.chinese()));
    } catch (IncommensurableException e) {
      faults.add("", broken("value.unit", unit, e.english(), e.chinese()));
    }
    return Optional.empty();
  }

  /**
   * A number without unit.
   *
   * @throws io.tanbiao.templates.fault.FaultException when it is none
   */
  static BigDecimal plain(String text) {
    try {
      return DecimalText.parse(text);
    } catch (TextRefusal e) {
      throw broken("number", text, e.english(), e.chinese()).exception();
    }
  }

  /**
   * The unit that a text is.
   *
   * @throws io.tanbiao.templates.fault.FaultException when it is none
   */
  static Unit unit(String text) {
    try {
      return Unit.parse(text);
    } catch (TextRefusal e) {
      throw broken("unit", Message.quoted(text), e.english(), e.chinese()).exception();
    }
  }

  /** A fault that is explained by who reads numbers and units. */
  private static Fault broken(String key, Object what, String english, String chinese) {
    return new Fault(Message.of(key, what), Message.of("refusal", english, chinese));
  }
}
