package io.tanbiao.ops.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JudgementTest {

  @Test
  void holdsWhenEveryRowIsAtItsBar() {
    Judgement judgement = Reports.with().judgement();

    assertThat(judgement).isEqualTo(new Judgement(0, 0, 0, 0));
    assertThat(judgement.holds()).isTrue();
  }

  @Test
  void holdsWithTwoRowsBelowTheirBarsButNotWithThree() {
    Row first = Reports.row(RowKind.UDP_HOT, 0.59);
    Row second = Reports.row(RowKind.TCP_SINGLE, 21);
    Row third = Reports.row(RowKind.DISK, 301);

    assertThat(Reports.with(first, second).judgement().holds()).isTrue();
    assertThat(Reports.with(first, second, third).judgement().holds()).isFalse();
  }

  @Test
  void holdsWithAQuarterMissingButNotWithMore() {
    assertThat(Reports.with(Reports.row(RowKind.UDP_HOT, 0.45)).judgement().holds()).isTrue();
    assertThat(Reports.with(Reports.row(RowKind.UDP_HOT, 0.4499)).judgement().holds()).isFalse();
    assertThat(Reports.with(Reports.row(RowKind.TCP_SINGLE, 25)).judgement().holds()).isTrue();
    assertThat(Reports.with(Reports.row(RowKind.TCP_SINGLE, 25.01)).judgement().holds()).isFalse();
  }

  @Test
  void doesNotHoldWithAWrongAnswer() {
    Row wrong =
        new Row(RowKind.UDP_HOT, Row.Figures.ratio(100, 80), new Row.Load(1, 1, 1, 0, 1), "");

    assertThat(Reports.with(wrong).judgement().holds()).isFalse();
  }

  @Test
  void passesOverRowsWithoutFigures() {
    Row[] none =
        Arrays.stream(RowKind.values())
            .map(kind -> Row.notMeasured(kind, "not yet"))
            .toArray(Row[]::new);

    assertThat(Reports.with(none).judgement()).isEqualTo(new Judgement(0, 0, 0, 0));
  }

  @Test
  void countsRowsApartWhoseBarABareServerMisses() {
    Row beyond =
        new Row(RowKind.TCP_SINGLE, Row.Figures.beside(40, 50), new Row.Load(1, 1, 1, 0, 0), "");

    assertThat(Reports.with(beyond).judgement()).isEqualTo(new Judgement(0, 1, 0, 0));
  }
}
