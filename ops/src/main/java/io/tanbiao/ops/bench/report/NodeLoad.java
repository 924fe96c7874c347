package io.tanbiao.ops.bench.report;

import io.tanbiao.ops.bench.Workload;
import io.tanbiao.ops.node.NodeDirectory;
import java.time.Duration;

/**
 * A load on a node that serves.
 *
 * @param workload what is asked
 * @param directory of the node
 * @param handles records of the usual dataset that it has
 * @param rate requests that are due each second; 0 when each waits for an answer
 * @param warmUp load before what counts
 * @param measured what counts
 */
record NodeLoad(
    Workload workload,
    NodeDirectory directory,
    int handles,
    int rate,
    Duration warmUp,
    Duration measured) {

  /** The same requests at a rate. */
  NodeLoad at(double perSecond) {
    int whole = (int) Math.max(1, Math.round(perSecond));
    return new NodeLoad(workload, directory, handles, whole, warmUp, measured);
  }

  /** The same for another time. */
  NodeLoad lasting(Duration warmUpThen, Duration measuredThen) {
    return new NodeLoad(workload, directory, handles, rate, warmUpThen, measuredThen);
  }
}
