package io.tanbiao.ops.bench.node;

import io.tanbiao.ops.bench.child.ResidentMemory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a node took to start.
 *
 * @param readySeconds from the start of the program until {@code /health/ready} said so
 * @param answerSeconds from the start of the program until a record came by UDP
 * @param memory right then
 */
public record StartTimes(double readySeconds, double answerSeconds, ResidentMemory memory) {

  /** The fields in the order of a file. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("readySeconds", readySeconds);
    json.put("answerSeconds", answerSeconds);
    json.put("residentMebibytes", memory.nowMebibytes());
    json.put("peakMebibytes", memory.peakMebibytes());
    return json;
  }
}
