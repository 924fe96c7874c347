package io.tanbiao.ops.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One measurement as it was taken.
 *
 * @param what was measured, as {@code udp-hot} or {@code baseline udp-echo}
 * @param round from 1
 * @param figures in the form of JSON
 */
public record Sample(String what, int round, Map<String, Object> figures) {

  /** Keeps the figures as they are now, in their order. */
  public Sample {
    figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }
}
