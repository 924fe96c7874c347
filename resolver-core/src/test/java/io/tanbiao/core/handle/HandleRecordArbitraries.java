package io.tanbiao.core.handle;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Records with values of every kind. */
public final class HandleRecordArbitraries {
  private HandleRecordArbitraries() {}

  /** Records of any name, revision and values. */
  public static Arbitrary<HandleRecord> any() {
    return Combinators.combine(
            HandleArbitraries.registrable(),
            Arbitraries.longs().greaterOrEqual(1),
            GeneratedValues.lists())
        .as(HandleRecord::of);
  }

  /** Records of {@link HandleArbitraries#confusable()} with one of two contents. */
  public static Arbitrary<HandleRecord> confusable() {
    return Combinators.combine(
            HandleArbitraries.confusable(),
            Arbitraries.of("one", "two").map(data -> HandleValue.of(1, "URL", data)))
        .as((handle, value) -> HandleRecord.of(handle, 1, List.of(value)));
  }
}
