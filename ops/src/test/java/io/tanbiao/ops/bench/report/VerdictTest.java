package io.tanbiao.ops.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
  private static final Bar SHARE = Bar.atLeast(0.60, 0.75);
  private static final Bar COST = Bar.atMost(20, 12);

  @Test
  void holdsExactlyAtTheBar() {
    assertThat(verdict(60.0 / 100, SHARE).text()).isEqualTo("held");
    assertThat(verdict(0.2 * 3, SHARE).text()).isEqualTo("held");
    assertThat(verdict(20, COST).text()).isEqualTo("held");
  }

  @Test
  void reachesTheStretchExactly() {
    assertThat(verdict(0.75, SHARE).text()).isEqualTo("stretch");
    assertThat(verdict(0.749, SHARE).text()).isEqualTo("held");
    assertThat(verdict(12, COST).text()).isEqualTo("stretch");
    assertThat(verdict(12.01, COST).text()).isEqualTo("held");
  }

  @Test
  void saysByHowMuchABarIsMissed() {
    assertThat(verdict(0.54, SHARE).text()).isEqualTo("missed by 10.0 %");
    assertThat(verdict(25, COST).text()).isEqualTo("missed by 25.0 %");
    assertThat(verdict(0.45, SHARE).shortfall()).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void hasNoStretchWhereThereIsOnlyABar() {
    assertThat(verdict(100, Bar.atMost(350, 350)).text()).isEqualTo("held");
  }

  @Test
  void doesNotJudgeWhatWasNotMeasured() {
    assertThat(verdict(Double.NaN, SHARE)).isEqualTo(Verdict.NOT_MEASURED);
  }

  @Test
  void missesWhatIsUnbounded() {
    assertThat(verdict(Double.POSITIVE_INFINITY, COST).isMissed()).isTrue();
    assertThat(verdict(0, SHARE).shortfall()).isEqualTo(1);
  }

  @Test
  void refusesBarsThatAreNone() {
    assertThatThrownBy(() -> Bar.atLeast(0, 1)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> Bar.atLeast(0.6, 0.5)).hasMessageContaining("easier");
    assertThatThrownBy(() -> Bar.atMost(12, 20)).hasMessageContaining("easier");
  }

  @ParameterizedTest
  @EnumSource(RowKind.class)
  void findsEveryRowByItsId(RowKind kind) {
    assertThat(RowKind.of(kind.id())).contains(kind);
  }

  @Test
  void tellsABarThatABareServerMissesToo() {
    assertThat(Verdict.of(50, 40, COST).text())
        .isEqualTo("missed by 150.0 %, beyond this machine: a bare server misses it too");
    assertThat(Verdict.of(50, 40, COST).isMissed()).isFalse();
    assertThat(Verdict.of(50.01, 40, COST).isMissed()).isTrue();
    assertThat(Verdict.of(20.5, 20, COST).isMissed()).isTrue();
    assertThat(Verdict.of(20, 40, COST).text()).isEqualTo("held");
  }

  private static Verdict verdict(double figure, Bar bar) {
    return Verdict.of(figure, Double.NaN, bar);
  }
}
