package io.tanbiao.ops.bench.report;

import java.io.IOException;
import java.util.List;

/** A part of a report: rows that are measured on the same nodes. */
interface Stage {
  /** The rows that come of it. */
  List<RowKind> rows();

  /** How many steps it takes, besides filling the usual node. */
  int steps(Plan plan);

  /** Measures the rows that the plan wants. */
  List<Row> measure(Bench bench) throws IOException;
}
