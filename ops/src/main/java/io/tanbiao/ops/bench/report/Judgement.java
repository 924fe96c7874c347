package io.tanbiao.ops.bench.report;

import java.util.List;

/**
 * How a report as a whole stands: at most two rows below their bar and none by more than 25 %
 * (quality §1). Rows whose bar a bare server misses on the same machine are counted apart.
 *
 * @param missed rows below their bar
 * @param beyondMachine rows below their bar where a bare server is too
 * @param worstShortfall the largest share of a bar that is missing in the rows {@code missed}
 * @param wrong answers that were not what was asked for
 */
public record Judgement(int missed, int beyondMachine, double worstShortfall, long wrong) {
  /** Rows that may miss their bar. */
  static final int MOST_MISSED = 2;

  /** The largest share of its bar that a row may miss. */
  static final double LARGEST_SHORTFALL = 0.25;

  /** Shares differ in their last digits by how they were computed. */
  private static final double NEGLIGIBLE = 1e-9;

  /** Judges rows. */
  static Judgement of(List<Row> rows) {
    int missed = 0;
    int beyond = 0;
    double worst = 0;
    long wrong = 0;
    for (Row row : rows) {
      Verdict verdict = row.verdict();
      if (verdict.isMissed()) {
        missed++;
        worst = Math.max(worst, verdict.shortfall());
      } else if (verdict.level() == Verdict.Level.BEYOND_MACHINE) {
        beyond++;
      }
      wrong += row.wrong();
    }
    return new Judgement(missed, beyond, worst, wrong);
  }

  /** Whether the bars hold as a whole and every answer was right. */
  public boolean holds() {
    return wrong == 0 && missed <= MOST_MISSED && worstShortfall <= LARGEST_SHORTFALL + NEGLIGIBLE;
  }
}
