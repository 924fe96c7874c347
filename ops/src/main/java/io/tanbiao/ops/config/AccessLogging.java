package io.tanbiao.ops.config;

/** Which requests the access log records. */
public enum AccessLogging {
  /** Every request. */
  ALL,
  /** Requests that change something or prove an identity. */
  CHANGES,
  /** None. */
  NONE
}
