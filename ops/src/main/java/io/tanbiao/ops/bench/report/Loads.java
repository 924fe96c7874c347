package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Measurement;
import io.tanbiao.ops.bench.Workload;
import java.io.IOException;
import java.util.List;

/** Puts loads on baselines and nodes. */
interface Loads {

  /**
   * Measures a baseline.
   *
   * @param rate requests that are due each second; 0 when each waits for an answer
   */
  Measurement baseline(Workload baseline, int rate) throws IOException;

  /**
   * Measures a node that serves.
   *
   * @return what the load came to; behind it what creating meanwhile came to, if there was any
   */
  List<Measurement> node(NodeLoad load) throws IOException;
}
