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
    /** There is no figure. */
    NOT_MEASURED
  }

  /** Judges a figure; one that is no number was not measured. */
  static Verdict of(double figure, Bar bar) {
    if (Double.isNaN(figure)) {
      return NOT_MEASURED;
    }
    double shortfall = bar.shortfall(figure);
    if (shortfall > 0) {
      return new Verdict(Level.MISSED, shortfall);
    }
    return new Verdict(
        bar.hasStretch() && bar.reachesStretch(figure) ? Level.STRETCH : Level.HELD, 0);
  }

  /** Whether the bar is missed. */
  public boolean isMissed() {
    return level == Level.MISSED;
  }

  /** The verdict in words, as a table shows it. */
  public String text() {
    return switch (level) {
      case STRETCH -> "stretch";
      case HELD -> "held";
      case MISSED -> String.format(Locale.ROOT, "missed by %.1f %%", shortfall * PERCENT);
      case NOT_MEASURED -> "not measured";
    };
  }
}
