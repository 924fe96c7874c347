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
    assertThat(Verdict.of(60.0 / 100, SHARE).text()).isEqualTo("held");
    assertThat(Verdict.of(0.2 * 3, SHARE).text()).isEqualTo("held");
    assertThat(Verdict.of(20, COST).text()).isEqualTo("held");
  }

  @Test
  void reachesTheStretchExactly() {
    assertThat(Verdict.of(0.75, SHARE).text()).isEqualTo("stretch");
    assertThat(Verdict.of(0.749, SHARE).text()).isEqualTo("held");
    assertThat(Verdict.of(12, COST).text()).isEqualTo("stretch");
    assertThat(Verdict.of(12.01, COST).text()).isEqualTo("held");
  }

  @Test
  void saysByHowMuchABarIsMissed() {
    assertThat(Verdict.of(0.54, SHARE).text()).isEqualTo("missed by 10.0 %");
    assertThat(Verdict.of(25, COST).text()).isEqualTo("missed by 25.0 %");
    assertThat(Verdict.of(0.45, SHARE).shortfall()).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void hasNoStretchWhereThereIsOnlyABar() {
    assertThat(Verdict.of(100, Bar.atMost(350, 350)).text()).isEqualTo("held");
  }

  @Test
  void doesNotJudgeWhatWasNotMeasured() {
    assertThat(Verdict.of(Double.NaN, SHARE)).isEqualTo(Verdict.NOT_MEASURED);
  }

  @Test
  void missesWhatIsUnbounded() {
    assertThat(Verdict.of(Double.POSITIVE_INFINITY, COST).isMissed()).isTrue();
    assertThat(Verdict.of(0, SHARE).shortfall()).isEqualTo(1);
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
}
