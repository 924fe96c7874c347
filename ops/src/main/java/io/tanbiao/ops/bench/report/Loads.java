package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Workload;
import java.io.IOException;

/** Puts loads on baselines and nodes. May be used from several threads. */
interface Loads {

  /** Measures a baseline. */
  Measurement baseline(Workload baseline) throws IOException;

  /** Measures a node that serves. */
  Measurement node(NodeLoad load) throws IOException;
}
