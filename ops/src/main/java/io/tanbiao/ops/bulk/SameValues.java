package io.tanbiao.ops.bulk;

import io.tanbiao.core.handle.HandleValue;
import java.util.List;

/** Compares values whatever the time is at which they were written. */
final class SameValues {
  private SameValues() {}

  /** Whether both lists say the same, in the same order. */
  static boolean saySame(List<HandleValue> before, List<HandleValue> after) {
    boolean same = before.size() == after.size();
    for (int i = 0; same && i < before.size(); i++) {
      same = before.get(i).saysTheSameAs(after.get(i));
    }
    return same;
  }
}
