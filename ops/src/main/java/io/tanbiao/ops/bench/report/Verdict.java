package io.tanbiao.ops.bench.report;

import java.util.Locale;

/**
 * How a figure stands to its bar.
 *
 * @param level the outcome
 * @param shortfall by how much the bar is missed, as a share of the bar; 0 unless missed
 */
public record Verdict(Level level, double shortfall) {
  /** A row whose feature this version does not have, or whose rival is not installed. */
  public static final Verdict NOT_MEASURED = new Verdict(Level.NOT_MEASURED, 0);

  private static final double PERCENT = 100;

  /** The outcomes, best first. */
  public enum Level {
    /** The stretch is reached. */
    STRETCH,
    /** The bar holds. */
    HELD,
    /** The bar is missed. */
    MISSED,
    /** The bar is missed, and by a bare server that is hardly better on this machine too. */
    BEYOND_MACHINE,
    /** There is no figure. */
    NOT_MEASURED
  }

  /**
   * Judges a figure; one that is no number was not measured.
   *
   * @param floor what a bare server that does nothing came to in the same run and unit; not a
   *     number where there is none
   */
  static Verdict of(double figure, double floor, Bar bar) {
    if (Double.isNaN(figure)) {
      return NOT_MEASURED;
    }
    double shortfall = bar.shortfall(figure);
    if (shortfall > 0) {
      boolean beyond = isBeyondMachine(figure, floor, bar);
      return new Verdict(beyond ? Level.BEYOND_MACHINE : Level.MISSED, shortfall);
    }
    return new Verdict(
        bar.hasStretch() && bar.reachesStretch(figure) ? Level.STRETCH : Level.HELD, 0);
  }

  /** A node that is much worse than the bare server has itself to blame. */
  private static boolean isBeyondMachine(double figure, double floor, Bar bar) {
    return !Double.isNaN(floor)
        && bar.shortfall(floor) > 0
        && new Bar(bar.direction(), floor, floor).shortfall(figure) <= Judgement.LARGEST_SHORTFALL;
  }

  /** Whether the bar is missed by the node and not by this machine. */
  public boolean isMissed() {
    return level == Level.MISSED;
  }

  /** The verdict in words, as a table shows it. */
  public String text() {
    return switch (level) {
      case STRETCH -> "stretch";
      case HELD -> "held";
      case MISSED -> missed();
      case BEYOND_MACHINE -> missed() + ", beyond this machine: a bare server misses it too";
      case NOT_MEASURED -> "not measured";
    };
  }

  private String missed() {
    return String.format(Locale.ROOT, "missed by %.1f %%", shortfall * PERCENT);
  }
}
