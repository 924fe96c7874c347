package io.tanbiao.ops.bench;

import io.tanbiao.ops.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one run of a workload came to, without its warm-up.
 *
 * @param workload its name
 * @param offeredPerSecond requests that were due each second; 0 when each waited for an answer
 * @param seconds how long it was measured
 * @param operations that ended with the right answer
 * @param latency of these
 * @param errors requests without an answer, or with a refusal other than busy
 * @param wrong answers that are not those of the record
 * @param busy answers with code 3
 * @param serverCpuMicros time of the processors in the server for each operation; empty when the
 *     process is not known
 * @param generatorCpuMicros the same of the generator
 * @param generatorUse processors that the generator kept busy; near 1 it may be what limits the
 *     rate
 * @param conditions all else that has to be known to repeat it
 */
public record Measurement(
    String workload,
    long offeredPerSecond,
    double seconds,
    long operations,
    Latency latency,
    long errors,
    long wrong,
    long busy,
    OptionalDouble serverCpuMicros,
    double generatorCpuMicros,
    double generatorUse,
    String conditions) {

  /**
   * How long operations took, in microseconds.
   *
   * @param p50 half of them took no longer
   * @param p99 99 of 100 took no longer
   * @param p999 999 of 1000 took no longer
   * @param max the longest
   */
  public record Latency(double p50, double p99, double p999, double max) {
    private Map<String, Object> toJson() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("p50", p50);
      json.put("p99", p99);
      json.put("p999", p999);
      json.put("max", max);
      return json;
    }

    private static Latency fromJson(Map<String, Object> json) {
      return new Latency(
          JsonText.number(json.get("p50"), "p50"),
          JsonText.number(json.get("p99"), "p99"),
          JsonText.number(json.get("p999"), "p999"),
          JsonText.number(json.get("max"), "max"));
    }
  }

  /** Right answers each second. */
  public double perSecond() {
    return seconds > 0 ? operations / seconds : 0;
  }

  /** The fields in the order of a file. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("workload", workload);
    json.put("offeredPerSecond", offeredPerSecond);
    json.put("seconds", seconds);
    json.put("operations", operations);
    json.put("perSecond", perSecond());
    json.put("latencyMicros", latency.toJson());
    json.put("errors", errors);
    json.put("wrong", wrong);
    json.put("busy", busy);
    if (serverCpuMicros.isPresent()) {
      json.put("serverCpuMicros", serverCpuMicros.getAsDouble());
    }
    json.put("generatorCpuMicros", generatorCpuMicros);
    json.put("generatorUse", generatorUse);
    json.put("conditions", conditions);
    return json;
  }

  /**
   * Reads {@link #toJson()}.
   *
   * @throws IllegalArgumentException when a field is missing or of another kind
   */
  public static Measurement fromJson(Map<String, Object> json) {
    return new Measurement(
        JsonText.text(json.get("workload"), "workload"),
        (long) number(json, "offeredPerSecond"),
        number(json, "seconds"),
        (long) number(json, "operations"),
        Latency.fromJson(JsonText.object(json.get("latencyMicros"), "latencyMicros")),
        (long) number(json, "errors"),
        (long) number(json, "wrong"),
        (long) number(json, "busy"),
        json.containsKey("serverCpuMicros")
            ? OptionalDouble.of(number(json, "serverCpuMicros"))
            : OptionalDouble.empty(),
        number(json, "generatorCpuMicros"),
        number(json, "generatorUse"),
        JsonText.text(json.get("conditions"), "conditions"));
  }

  private static double number(Map<String, Object> json, String name) {
    return JsonText.number(json.get(name), name);
  }
}
