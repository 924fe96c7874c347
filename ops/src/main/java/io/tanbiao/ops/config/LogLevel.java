package io.tanbiao.ops.config;

/** From which weight on the log of the process takes messages. */
public enum LogLevel {
  /** Only what stops the node or loses something. */
  ERROR,
  /** Also what somebody should look at. */
  WARN,
  /** Also start, stop and changes of state. */
  INFO,
  /** Also single requests; for searching an error, on a node with little load. */
  DEBUG
}
