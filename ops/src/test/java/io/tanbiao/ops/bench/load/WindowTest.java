package io.tanbiao.ops.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {
  private final Window window = new Window(2);

  @Test
  void knowsWhatIsUnderWay() {
    int first = window.open(7, 100, 200);
    int second = window.open(8, 101, 201);

    assertThat(window.hasRoom()).isFalse();
    assertThat(window.number(window.slot(first))).isEqualTo(7);
    assertThat(window.dueNanos(window.slot(second))).isEqualTo(101);
  }

  @Test
  void knowsNoAnswerTwice() {
    int first = window.open(7, 0, 0);
    window.close(window.slot(first));

    assertThat(window.slot(first)).isEqualTo(-1);
    int again = window.open(7, 0, 0);
    assertThat(again).isNotEqualTo(first);
    assertThat(window.slot(first)).isEqualTo(-1);
    assertThat(window.slot(0)).isEqualTo(-1);
    assertThat(window.slot(-5)).isEqualTo(-1);
  }

  @Test
  void givesUpWhatIsOld() {
    window.open(1, 0, 1_000);
    int young = window.open(2, 0, 2_000);

    assertThat(window.closeSentBefore(1_500)).isEqualTo(1);
    assertThat(window.slot(young)).isNotNegative();
    assertThat(window.closeAll()).isEqualTo(1);
    assertThat(window.isIdle()).isTrue();
    assertThat(window.hasRoom()).isTrue();
  }
}
