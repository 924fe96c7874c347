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
 * @param creates handles that are created each second meanwhile
 * @param warmUp load before what counts
 * @param measured what counts
 */
record NodeLoad(
    Workload workload,
    NodeDirectory directory,
    int handles,
    int rate,
    int creates,
    Duration warmUp,
    Duration measured) {

  /** The same requests at a rate. */
  NodeLoad at(double perSecond) {
    int whole = (int) Math.max(1, Math.round(perSecond));
    return new NodeLoad(workload, directory, handles, whole, creates, warmUp, measured);
  }

  /** The same requests while handles are created. */
  NodeLoad creating(int createsPerSecond) {
    return new NodeLoad(workload, directory, handles, rate, createsPerSecond, warmUp, measured);
  }

  /** The same for another time. */
  NodeLoad lasting(Duration warmUpThen, Duration measuredThen) {
    return new NodeLoad(workload, directory, handles, rate, creates, warmUpThen, measuredThen);
  }
}
