package io.tanbiao.templates.template;

import io.tanbiao.templates.fault.Fault;
import io.tanbiao.templates.fault.FaultSink;
import io.tanbiao.templates.number.DecimalText;
import io.tanbiao.templates.unit.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Numbers (数值): exact decimals.
 *
 * @param unit their unit; {@link Unit#ONE} for a plain number, and in bounds that leave it as it is
 * @param decimals the most digits behind the point; as many as there are digits where it is not
 *     said
 * @param digits the most digits in all
 * @param ranges in one of which a number is; none for any number
 */
public record NumberKind(Unit unit, int decimals, int digits, List<Interval> ranges)
    implements ItemKind {
  /** The most digits (IDIS notes §2.6, data type 2). */
  public static final int MAX_DIGITS = 38;

  /** The most ranges of one item. */
  public static final int MAX_RANGES = 16;

  /** Any number without unit. */
  public static final NumberKind ANY = new NumberKind(Unit.ONE, MAX_DIGITS, MAX_DIGITS, List.of());

  /** Checks the bounds. */
  public NumberKind {
    ranges = List.copyOf(ranges);
    if (digits < 1 || digits > MAX_DIGITS || decimals < 0 || decimals > digits) {
      throw Fault.of("kind.digits", decimals, digits, MAX_DIGITS).exception();
    }
    if (ranges.size() > MAX_RANGES) {
      throw Fault.of("count", ranges.size(), MAX_RANGES).exception();
    }
  }

  @Override
  public String word() {
    return "number";
  }

  @Override
  public int maxValues() {
    return 1;
  }

  @Override
  public void check(String value, FaultSink faults) {
    NumberText.in(unit, value, faults)
        .ifPresent(
            number -> {
              checkDigits(number, faults);
              if (!isInRange(number)) {
                faults.add("", Fault.of("value.range", rangesText()));
              }
            });
  }

  @Override
  public String canonical(String value) {
    return NumberText.in(unit, value, (path, fault) -> {})
        .map(DecimalText::canonical)
        .orElse(value);
  }

  /**
   * The unit that a text is.
   *
   * @throws io.tanbiao.templates.fault.FaultException when it is none
   */
  public static Unit unitOf(String text) {
    return NumberText.unit(text);
  }

  @Override
  public ItemKind narrowed(ItemKind bounds, FaultSink faults) {
    if (!(bounds instanceof NumberKind number)) {
      ItemKind.differ(this, bounds, faults);
      return this;
    }
    if (!number.unit.equals(Unit.ONE) && !number.unit.equals(unit)) {
      ItemKind.notWithin("unit", number.unit, unit, faults);
      return this;
    }
    if (number.digits != MAX_DIGITS && number.digits > digits) {
      ItemKind.notWithin("digits", number.digits, digits, faults);
    }
    if (number.decimals != number.digits && number.decimals > decimals) {
      ItemKind.notWithin("decimals", number.decimals, decimals, faults);
    }
    int fewerDigits = Math.min(digits, number.digits);
    int fewerDecimals = Math.min(Math.min(decimals, number.decimals), fewerDigits);
    return new NumberKind(unit, fewerDecimals, fewerDigits, narrowedRanges(number, faults));
  }

  private List<Interval> narrowedRanges(NumberKind bounds, FaultSink faults) {
    if (bounds.ranges.isEmpty()) {
      return ranges;
    }
    boolean within = true;
    for (Interval range : bounds.ranges) {
      if (!ranges.isEmpty() && ranges.stream().noneMatch(range::isWithin)) {
        ItemKind.notWithin("range", range, rangesText(), faults);
        within = false;
      }
    }
    return within ? bounds.ranges : ranges;
  }

  private void checkDigits(BigDecimal number, FaultSink faults) {
    BigDecimal shortest = number.stripTrailingZeros();
    int behind = Math.max(0, shortest.scale());
    int before = Math.max(0, shortest.precision() - shortest.scale());
    if (behind > decimals) {
      faults.add("", Fault.of("value.decimals", decimals, behind));
    }
    if (before + behind > digits) {
      faults.add("", Fault.of("value.digits", digits, before + behind));
    }
  }

  private boolean isInRange(BigDecimal number) {
    return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.has(number));
  }

  private String rangesText() {
    return ranges.stream().map(Interval::toString).collect(Collectors.joining(" "));
  }
}
