package io.tanbiao.ops.bench.report;

/**
 * What a figure is held to: the bar must hold, the stretch is what the best would reach.
 *
 * @param direction which side of the bar is good
 * @param bar the bar, in the unit of its row
 * @param stretch the stretch, or the bar again where there is none
 */
public record Bar(Direction direction, double bar, double stretch) {
  /** A figure this near to a bar, as a share of it, is at the bar: less than can be measured. */
  private static final double NEGLIGIBLE = 1e-9;

  /** Which side of a bar is good. */
  public enum Direction {
    /** More is better. */
    AT_LEAST,
    /** Less is better. */
    AT_MOST
  }

  /** Checks that the bar is a number above zero and the stretch not the easier of the two. */
  public Bar {
    if (!(bar > 0) || !(stretch > 0)) {
      throw new IllegalArgumentException(
          "bar " + bar + ", stretch " + stretch + " (expected: numbers above 0)");
    }
    if (direction == Direction.AT_LEAST ? stretch < bar : stretch > bar) {
      throw new IllegalArgumentException("stretch " + stretch + " is easier than bar " + bar);
    }
  }

  static Bar atLeast(double bar, double stretch) {
    return new Bar(Direction.AT_LEAST, bar, stretch);
  }

  static Bar atMost(double bar, double stretch) {
    return new Bar(Direction.AT_MOST, bar, stretch);
  }

  /** Whether there is a stretch besides the bar. */
  public boolean hasStretch() {
    return stretch != bar;
  }

  /** By how much a figure misses the bar, as a share of the bar; 0 when it holds. */
  public double shortfall(double figure) {
    return missing(figure, bar);
  }

  /** Whether a figure reaches the stretch. */
  boolean reachesStretch(double figure) {
    return missing(figure, stretch) == 0;
  }

  private double missing(double figure, double mark) {
    double missing = (direction == Direction.AT_LEAST ? mark - figure : figure - mark) / mark;
    return missing <= NEGLIGIBLE ? 0 : missing;
  }
}
