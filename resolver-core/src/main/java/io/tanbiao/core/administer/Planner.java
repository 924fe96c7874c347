package io.tanbiao.core.administer;

import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;

/** The rules of some administrative operations. Blocks on store reads. */
@FunctionalInterface
public interface Planner {
  /** What a request comes to at this moment. */
  Plan plan(Operation operation, OpFlags flags);
}
