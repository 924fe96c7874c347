package io.tanbiao.core.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.store.Store;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far above a prefix a referral may come from (HW-9.7). */
class DelegationDepthTest {
  private final Store store = SampleStore.empty();

  @ParameterizedTest
  @CsvSource({"-1, true", "0, true", "1, false"})
  void looksAtSoManyAncestorsAndNoMore(int beyond, boolean refers) {
    SampleStore.put(store, "0.NA/88", HandleValue.of(1, "HS_SERV.PREFIX", "88/SERVICE"));
    Handle derived = Handle.of("0.NA/88" + ".1".repeat(Responsibility.MAX_LEVELS + beyond));

    assertThat(new Delegations(store).referralFor(derived).isPresent()).isEqualTo(refers);
  }
}
