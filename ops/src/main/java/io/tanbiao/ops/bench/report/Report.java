package io.tanbiao.ops.bench.report;

import java.util.List;

/**
 * What a run of {@code bench report} found.
 *
 * @param environment where and on what
 * @param plan what was to be measured
 * @param rows the rows of quality §1, all of them
 * @param samples all measurements in the order they were taken
 */
public record Report(Environment environment, Plan plan, List<Row> rows, List<Sample> samples) {

  /** Keeps the lists as they are now. */
  public Report {
    rows = List.copyOf(rows);
    samples = List.copyOf(samples);
  }

  /** How the report as a whole stands. */
  public Judgement judgement() {
    return Judgement.of(rows);
  }
}
