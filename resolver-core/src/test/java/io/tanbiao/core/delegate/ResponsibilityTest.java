package io.tanbiao.core.delegate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.SampleStore;
import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.store.Store;
import org.junit.jupiter.api.Test;

class ResponsibilityTest {
  private final Store store = SampleStore.empty();
  private final Responsibility responsibility = new Responsibility(store);

  @Test
  void coversNamesUnderHomedPrefixesInAnySpelling() {
    SampleStore.home(store, "88.abc");

    assertCovers("88.abc/x", true);
    assertCovers("88.ABC/x/y", true);
    assertCovers("88.abc/", true);
    assertCovers("88.abcd/x", false);
    assertCovers("88/x", false);
    assertCovers("88.abc.1/x", false);
  }

  @Test
  void coversThePrefixHandlesOfHomedPrefixesAndOfThoseDerivedFromThem() {
    SampleStore.home(store, "88.300");

    assertCovers("0.NA/88.300", true);
    assertCovers("0.na/88.300", true);
    assertCovers("88.300", true);
    assertCovers("0.NA/88.300.15907", true);
    assertCovers("88.300.15907.1", true);
    assertCovers("0.NA/88", false);
    assertCovers("0.NA/88.3000", false);
    assertCovers("0.NA/88.301", false);
  }

  @Test
  void coversAllPrefixHandlesWhenThePrefixOfPrefixesIsHomed() {
    SampleStore.home(store, "0.NA");

    assertCovers("0.NA/10", true);
    assertCovers("10", true);
    assertCovers("0.NA/0.NA", true);
    assertCovers("10/x", false);
  }

  @Test
  void coversNothingWhileNothingIsHomed() {
    assertCovers("88.300/x", false);
    assertCovers("0.NA/88.300", false);
    assertCovers("", false);
    assertCovers("/", false);
  }

  @Test
  void endsWithUnhoming() {
    SampleStore.home(store, "88.300");
    SampleStore.unhome(store, "88.300");

    assertCovers("88.300/x", false);
  }

  @Test
  void looksAtSoManyAncestorsAndNoMore() {
    SampleStore.home(store, "88");

    assertCovers("0.NA/88" + ".1".repeat(Responsibility.MAX_LEVELS - 2), true);
    assertCovers("0.NA/88" + ".1".repeat(Responsibility.MAX_LEVELS - 1), true);
    assertCovers("0.NA/88" + ".1".repeat(Responsibility.MAX_LEVELS), false);
  }

  private void assertCovers(String name, boolean covers) {
    assertThat(responsibility.covers(Handle.of(name))).as(name).isEqualTo(covers);
  }
}
