package io.tanbiao.ops.bench.report;

/**
 * One row of a report.
 *
 * @param kind which one
 * @param figures what was measured
 * @param load the load it was measured under
 * @param note what else there is to say; empty for nothing
 */
public record Row(RowKind kind, Figures figures, Load load, String note) {

  /**
   * The figures of a row; not a number where there is none.
   *
   * @param baseline of the baseline, in its own unit; rates are operations a second
   * @param ours of the node, in the same unit
   * @param judged what is held to the bar, in the unit of the row
   * @param floor what a bare server came to in the unit of the row, where that is not the measure
   *     itself: a bar that it misses says more about the machine than about the node
   */
  public record Figures(double baseline, double ours, double judged, double floor) {
    /** No figures. */
    public static final Figures NONE = new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** A figure that is held to the bar as it is. */
    static Figures plain(double ours) {
      return new Figures(Double.NaN, ours, ours, Double.NaN);
    }

    /** A figure that is held to the bar as a share or multiple of a baseline. */
    static Figures ratio(double baseline, double ours) {
      return ratio(baseline, ours, ours / baseline);
    }

    /** The same where the share is not that of the two figures, but a median of shares. */
    static Figures ratio(double baseline, double ours, double judged) {
      return new Figures(baseline, ours, judged, Double.NaN);
    }

    /** A figure that is held to the bar as it is, beside that of a bare server. */
    static Figures beside(double bare, double ours) {
      return new Figures(bare, ours, ours, bare);
    }

    /** The same figures beside what a bare server came to. */
    Figures withFloor(double bare) {
      return new Figures(baseline, ours, judged, bare);
    }
  }

  /**
   * What the node did for a row; not a number where that was not measured.
   *
   * @param cpuMicros CPU of the server for an operation, in µs
   * @param p50Micros median of the time to an answer at half of the maximum, in µs
   * @param p99Micros 99th percentile of it, in µs
   * @param errors operations that failed or were not answered
   * @param wrong answers that were not what was asked for
   */
  public record Load(
      double cpuMicros, double p50Micros, double p99Micros, long errors, long wrong) {
    /** No load. */
    public static final Load NONE = new Load(Double.NaN, Double.NaN, Double.NaN, 0, 0);
  }

  /** A row without figures, and why. */
  public static Row notMeasured(RowKind kind, String why) {
    return new Row(kind, Figures.NONE, Load.NONE, why);
  }

  /** How the row stands to its bar. */
  public Verdict verdict() {
    return Verdict.of(figures.judged(), figures.floor(), kind.bar());
  }

  /** Whether answers were wrong. */
  long wrong() {
    return load.wrong();
  }
}
