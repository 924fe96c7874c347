package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.Message;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers between two, written {@code [0,100)}: a square bracket takes the end with it, a round one
 * does not; without a number that side is open (IDIS notes §2.6, numberRange).
 */
public record Interval(
    Optional<BigDecimal> low, boolean withLow, Optional<BigDecimal> high, boolean withHigh) {
  /** The longest text, in characters. */
  public static final int MAX_LENGTH = 100;

  private static final Pattern FORM = Pattern.compile("([\\[(])([^,]*),([^,]*)([\\])])");

  /** Checks that there is a number between the ends. */
  public Interval {
    if (low.isPresent() && high.isPresent()) {
      int order = low.get().compareTo(high.get());
      if (order > 0 || (order == 0 && !(withLow && withHigh))) {
        throw Fault.of("range.empty", low.get().toPlainString(), high.get().toPlainString())
            .exception();
      }
    }
  }

  /**
   * The interval that a text is.
   *
   * @throws io.tanbiao.templates.fault.FaultException when it is none
   */
  public static Interval of(String text) {
    Matcher form = FORM.matcher(text.length() > MAX_LENGTH ? "" : text);
    if (!form.matches()) {
      throw Fault.of("range", Message.quoted(text)).exception();
    }
    Optional<BigDecimal> low = end(form.group(2));
    Optional<BigDecimal> high = end(form.group(3));
    return new Interval(
        low,
        low.isPresent() && form.group(1).equals("["),
        high,
        high.isPresent() && form.group(4).equals("]"));
  }

  /** Whether a number is in the interval. */
  public boolean has(BigDecimal number) {
    int above = low.map(number::compareTo).orElse(1);
    int below = high.map(number::compareTo).orElse(-1);
    return (above > 0 || (above == 0 && withLow)) && (below < 0 || (below == 0 && withHigh));
  }

  /** Whether every number of this interval is in the other. */
  public boolean isWithin(Interval other) {
    return startsWithin(other) && endsWithin(other);
  }

  /** The interval as it is written. */
  @Override
  public String toString() {
    return (withLow ? "[" : "(") + text(low) + "," + text(high) + (withHigh ? "]" : ")");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Interval that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return Objects.hash(toString());
  }

  private boolean startsWithin(Interval other) {
    if (other.low.isEmpty()) {
      return true;
    }
    int order = low.map(end -> end.compareTo(other.low.get())).orElse(-1);
    return order > 0 || (order == 0 && (other.withLow || !withLow));
  }

  private boolean endsWithin(Interval other) {
    if (other.high.isEmpty()) {
      return true;
    }
    int order = high.map(end -> end.compareTo(other.high.get())).orElse(1);
    return order < 0 || (order == 0 && (other.withHigh || !withHigh));
  }

  private static Optional<BigDecimal> end(String text) {
    String number = text.strip();
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(NumberText.plain(number).stripTrailingZeros());
  }

  private static String text(Optional<BigDecimal> end) {
    return end.map(BigDecimal::toPlainString).orElse("");
  }
}
