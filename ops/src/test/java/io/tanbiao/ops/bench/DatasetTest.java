package io.tanbiao.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.ProtocolVersion;
import io.tanbiao.core.outcome.Outcome;
import io.tanbiao.protocol.body.Answer;
import io.tanbiao.protocol.body.AnswerHead;
import io.tanbiao.protocol.body.Answers;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final int SOME_TIME = 1_700_000_000;
  private static final int ANSWER_OCTETS = 200;

  private final Dataset dataset = Dataset.USUAL;

  @Test
  void namesRecordsByNumber() {
    assertThat(dataset.handle(42)).isEqualTo(Handle.of("88.300/bench-000000042"));
    assertThat(dataset.handle(Dataset.MAX_HANDLES - 1))
        .isEqualTo(Handle.of("88.300/bench-999999999"));
  }

  @Test
  void refusesNumbersWithMoreDigits() {
    assertThatThrownBy(() -> dataset.handle(Dataset.MAX_HANDLES))
        .hasMessageContaining("1000000000 (expected: 0..999999999)");
    assertThatThrownBy(() -> dataset.handle(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void answersAreTwoHundredOctets() {
    Octets values = ValueListCodec.encode(dataset.values(7, SOME_TIME));
    AnswerHead head =
        new AnswerHead(ProtocolVersion.NEWEST, 0, 1, OpCode.RESOLUTION, OpFlags.NONE, 1, 0, 0);
    Outcome outcome = new Outcome.Resolved(dataset.handle(7), values);

    Octets answer = Answers.encode(new Answer(head, Octets.EMPTY, outcome));

    assertThat(answer.length()).isEqualTo(ANSWER_OCTETS);
  }

  @Test
  void matchesWhateverTimeAndOrder() {
    List<HandleValue> values = dataset.values(7, SOME_TIME);

    assertThat(dataset.matches(7, values)).isTrue();
    assertThat(dataset.matches(7, List.of(values.get(1), values.get(0)))).isTrue();
  }

  @Test
  void matchesNoOtherRecord() {
    List<HandleValue> values = dataset.values(7, SOME_TIME);
    HandleValue changed = HandleValue.of(2, "DESC", "something else");

    assertThat(dataset.matches(8, values)).isFalse();
    assertThat(dataset.matches(7, values.subList(0, 1))).isFalse();
    assertThat(dataset.matches(7, List.of(values.get(0), changed))).isFalse();
    assertThat(dataset.matches(7, List.of(values.get(0), values.get(0)))).isFalse();
  }
}
