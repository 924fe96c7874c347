package io.tanbiao.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome.OfChallenged;
import io.tanbiao.core.outcome.Outcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResponseCodeTest {

  @ParameterizedTest
  @EnumSource
  void isFoundByItsNumber(ResponseCode code) {
    assertThat(ResponseCode.of(code.number())).contains(code);
  }

  @Test
  void hasNoCodeForNumbersWithoutMeaning() {
    assertThat(ResponseCode.of(0)).isEmpty();
    assertThat(ResponseCode.of(-1)).isEmpty();
    assertThat(ResponseCode.of(606)).isEmpty();
  }

  @Test
  void canBeRefusedWithAnyNumber() {
    assertThat(new Refused(4711, "").responseCode()).isEqualTo(4711);
  }

  @Test
  void isThatOfWhatBecameOfTheChallengedRequest() {
    OfChallenged once = ofChallenged(Refused.with(ResponseCode.HANDLE_NOT_FOUND));

    assertThat(once.responseCode()).isEqualTo(100);
    assertThatIllegalArgumentException().isThrownBy(() -> ofChallenged(once));
  }

  private static OfChallenged ofChallenged(Outcome outcome) {
    return new OfChallenged(OpCode.DELETE_HANDLE, OpFlags.NONE, 0, ProtocolVersion.NEWEST, outcome);
  }
}
