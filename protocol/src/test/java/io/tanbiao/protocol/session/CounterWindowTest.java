package io.tanbiao.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CounterWindowTest {
  private final CounterWindow window = new CounterWindow();

  @Test
  void takesEachCounterOnce() {
    assertThat(window.accept(1)).isTrue();
    assertThat(window.accept(2)).isTrue();
    assertThat(window.accept(1)).isFalse();
    assertThat(window.accept(2)).isFalse();
    assertThat(window.accept(3)).isTrue();
  }

  @Test
  void takesCountersInAnyOrderWithinTheWindow() {
    // Given
    assertThat(window.accept(500)).isTrue();

    // When, Then
    assertThat(window.accept(301)).isTrue();
    assertThat(window.accept(300)).isFalse();
    assertThat(window.accept(499)).isTrue();
    assertThat(window.accept(499)).isFalse();
    assertThat(window.accept(301)).isFalse();
  }

  /** Handle.Net 9.3.1 takes 51 after 5 000 000, and 0 (capture 155). */
  @Test
  void refusesWhatIsTooOldToTell() {
    assertThat(window.accept(5_000_000)).isTrue();
    assertThat(window.accept(51)).isFalse();
    assertThat(window.accept(0)).isFalse();
    assertThat(window.accept(-1)).isFalse();
  }

  @Test
  void countsToTheLargestNumber() {
    assertThat(window.accept(Integer.MAX_VALUE - 1)).isTrue();
    assertThat(window.accept(Integer.MAX_VALUE)).isTrue();
    assertThat(window.accept(Integer.MAX_VALUE)).isFalse();
    assertThat(window.accept(Integer.MIN_VALUE)).isFalse();
  }

  @Test
  void forgetsThePlacesThatItPassesOver() {
    for (int counter = 1; counter <= 10 * CounterWindow.SIZE; counter += 3) {
      assertThat(window.accept(counter)).isTrue();
      assertThat(window.accept(counter)).isFalse();
    }
  }
}
