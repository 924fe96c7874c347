package io.tanbiao.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HopesTest {
  private final Hopes hopes = new Hopes();

  @Test
  void looksEveryTimeWhileOneInFiveIsFound() {
    assertThat(looksOf(1_000, 5)).isEqualTo(1_000);
  }

  @Test
  void looksForEverySixteenthWhenNothingIsFound() {
    looksOf(64, 0);

    assertThat(looksOf(1_600, 0)).isEqualTo(100);
  }

  @Test
  void looksAgainEveryTimeOnceRecordsAreFound() {
    looksOf(1_000, 0);
    looksOf(16, 1);

    assertThat(looksOf(1_000, 1)).isEqualTo(1_000);
  }

  /** How often it looks when of so many records every n-th that is looked for is found. */
  private int looksOf(int records, int everyNth) {
    int looks = 0;
    for (int i = 0; i < records; i++) {
      if (hopes.lookAgain()) {
        looks++;
        hopes.learn(everyNth > 0 && looks % everyNth == 0);
      }
    }
    return looks;
  }
}
