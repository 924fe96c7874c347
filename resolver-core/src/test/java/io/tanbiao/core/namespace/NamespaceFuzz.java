package io.tanbiao.core.namespace;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.store.Store;

/** Whatever stands in a namespace: names are computed or not found, in bounded time and space. */
class NamespaceFuzz {
  @FuzzTest(maxDuration = "60s")
  void computesOrFindsNothing(byte[] namespace) {
    Store store = SampleStore.empty();
    HandleValue template = HandleValue.of(2, "HS_NAMESPACE", Octets.of(namespace));
    SampleStore.put(store, "0.NA/88.300", template);
    SampleStore.put(store, "88.300/base", HandleValue.of(1, "URL", "https://example.org"));

    new ComputedHandles(store)
        .valuesOf(Handle.of("88.300/base@extension"))
        .ifPresent(
            values -> {
              if (values.size() > HandleValue.MAX_PER_RECORD) {
                throw new AssertionError("too many values");
              }
            });
  }
}
