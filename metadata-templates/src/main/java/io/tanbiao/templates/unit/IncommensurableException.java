package io.tanbiao.templates.unit;

/**
 * Thrown when quantities of different dimensions are added, compared or converted, or when points
 * on a scale are calculated with as if they were amounts. Names both units and what they measure.
 *
 * <p>Being an {@link ArithmeticException}, it is caught together with division by zero and numbers
 * that grow too large, where a formula is worked out.
 */
public final class IncommensurableException extends ArithmeticException {
  private static final long serialVersionUID = 1;

  private static final String COAL = "coal-";

  private final transient Unit left;
  private final transient Unit right;
  private final String chinese;

  /** Refuses what would need the two units to measure the same. */
  public IncommensurableException(Unit left, Unit right) {
    super(english(left, right));
    this.left = left;
    this.right = right;
    this.chinese = chinese(left, right);
  }

  /** The unit of what was there. */
  public Unit left() {
    return left;
  }

  /** The unit of what should have been added to it, compared with it, or the unit asked for. */
  public Unit right() {
    return right;
  }

  /** The fault in English, one line. */
  public String english() {
    return getMessage();
  }

  /** The fault in Chinese, one line. */
  public String chinese() {
    return chinese;
  }

  private static String english(Unit left, Unit right) {
    String both = described(left, true) + " and " + described(right, true);
    if (left.isPoint() || right.isPoint()) {
      return both + ": points on a scale have differences only, no sums, products or ratios";
    }
    return isCoal(left) && isCoal(right)
        ? both + ": coal equivalents of different bases never mix"
        : both + " do not measure the same";
  }

  private static String chinese(Unit left, Unit right) {
    String both = described(left, false) + "与" + described(right, false);
    if (left.isPoint() || right.isPoint()) {
      return both + "：温标上的温度只能求差，不能相加或相乘";
    }
    return isCoal(left) && isCoal(right) ? both + "：当量值与等价值的标准煤不能混用" : both + "：量纲不同";
  }

  private static String described(Unit unit, boolean english) {
    Dimension dimension = unit.dimension();
    return unit.code()
        + (english ? " (" + dimension.english() + ")" : "（" + dimension.chinese() + "）");
  }

  private static boolean isCoal(Unit unit) {
    return unit.dimension().exponents().keySet().stream()
        .anyMatch(base -> base.code().startsWith(COAL));
  }
}
