package io.tanbiao.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

  @Test
  void takesTheMiddleOne() {
    assertThat(Median.of(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Median.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
    assertThat(Median.of(List.of(7.0))).isEqualTo(7);
  }

  @Test
  void passesOverWhatIsNoNumber() {
    assertThat(Median.of(List.of(Double.NaN, 5.0))).isEqualTo(5);
    assertThat(Median.of(List.of())).isNaN();
  }
}
