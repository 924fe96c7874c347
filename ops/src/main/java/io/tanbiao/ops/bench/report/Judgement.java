package io.tanbiao.ops.bench.report;

import java.util.List;

/**
 * How a report as a whole stands: at most two rows below their bar and none by more than 25 %
 * (quality §1).
 *
 * @param missed rows below their bar
 * @param worstShortfall the largest share of a bar that is missing
 * @param wrong answers that were not what was asked for
 */
public record Judgement(int missed, double worstShortfall, long wrong) {
  /** Rows that may miss their bar. */
  static final int MOST_MISSED = 2;

  /** The largest share of its bar that a row may miss. */
  static final double LARGEST_SHORTFALL = 0.25;

  /** Shares differ in their last digits by how they were computed. */
  private static final double NEGLIGIBLE = 1e-9;

  /** Judges rows. */
  static Judgement of(List<Row> rows) {
    int missed = 0;
    double worst = 0;
    long wrong = 0;
    for (Row row : rows) {
      Verdict verdict = row.verdict();
      missed += verdict.isMissed() ? 1 : 0;
      worst = Math.max(worst, verdict.shortfall());
      wrong += row.wrong();
    }
    return new Judgement(missed, worst, wrong);
  }

  /** Whether the bars hold as a whole and every answer was right. */
  public boolean holds() {
    return wrong == 0 && missed <= MOST_MISSED && worstShortfall <= LARGEST_SHORTFALL + NEGLIGIBLE;
  }
}
