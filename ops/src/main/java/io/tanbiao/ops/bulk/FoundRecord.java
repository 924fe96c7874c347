package io.tanbiao.ops.bulk;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import java.util.List;

/**
 * A record as it stands in a file.
 *
 * @param line where it begins, from 1
 * @param handle its name
 * @param values its values; a timestamp of 0 stands for none
 */
public record FoundRecord(long line, Handle handle, List<HandleValue> values) {
  /** Copies the values. */
  public FoundRecord {
    values = List.copyOf(values);
  }

  /** Whether each value says when it was written. */
  boolean isDated() {
    return values.stream().allMatch(value -> value.timestampSeconds() != 0);
  }

  /** That it is refused. */
  Rejection refused(int responseCode, String reason) {
    return new Rejection(line, 0, handle.toString(), responseCode, reason);
  }
}
