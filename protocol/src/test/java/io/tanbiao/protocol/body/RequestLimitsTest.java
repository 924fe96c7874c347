package io.tanbiao.protocol.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.AddValues;
import io.tanbiao.core.operation.Operation.RemoveValues;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.protocol.wire.Envelope;
import io.tanbiao.protocol.wire.Header;
import io.tanbiao.protocol.wire.Message;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLimitsTest {
  private static final Handle NAME = Handle.of("88.300/x");

  /** The longest name of a resolution that still fits a message. */
  private static final int LONGEST_NAME_OCTETS =
      Envelope.MAX_MESSAGE_OCTETS - Header.LENGTH_OCTETS - 4 * Integer.BYTES;

  /** Wire notes §9.6: such names are asked for and not found, they are not malformed. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2047, 2048, 2049, 5007, LONGEST_NAME_OCTETS})
  void namesMayFillTheMessage(int lengthOctets) throws WireException {
    // Given
    Operation operation = Resolution.ofAll(new Handle(Octets.of(new byte[lengthOctets])));

    // When
    Message message = messageOf(operation);

    // Then
    assertThat(message.lengthOctets()).isLessThanOrEqualTo(Envelope.MAX_MESSAGE_OCTETS);
    assertThat(Requests.decode(message)).isEqualTo(operation);
  }

  @ParameterizedTest
  @ValueSource(ints = {HandleValue.MAX_PER_RECORD - 1, HandleValue.MAX_PER_RECORD})
  void asManyValuesAsARecordMayHaveAreRead(int count) throws WireException {
    Operation operation = addValues(count);
    assertThat(Requests.decode(messageOf(operation))).isEqualTo(operation);
  }

  @Test
  void moreValuesThanARecordMayHaveAreRefused() {
    Message message = messageOf(addValues(HandleValue.MAX_PER_RECORD + 1));
    assertThatThrownBy(() -> Requests.decode(message))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY))
        .hasMessageContaining("2049");
  }

  @Test
  void takesAsManySelectorsAsARecordMayHaveValues() throws WireException {
    for (int count : new int[] {Fields.MAX_SELECTORS - 1, Fields.MAX_SELECTORS}) {
      assertThat(Requests.decode(messageOf(removing(count)))).isEqualTo(removing(count));
      assertThat(Requests.decode(messageOf(asking(count)))).isEqualTo(asking(count));
    }
    int tooMany = Fields.MAX_SELECTORS + 1;
    for (Operation operation : List.of(removing(tooMany), asking(tooMany))) {
      assertThatThrownBy(() -> Requests.decode(messageOf(operation)))
          .isInstanceOfSatisfying(
              WireException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY));
    }
  }

  private static Operation removing(int count) {
    return new RemoveValues(NAME, Collections.nCopies(count, 1));
  }

  private static Operation asking(int count) {
    return new Resolution(
        NAME, List.of(), Collections.nCopies(count, Octets.utf8("T")), Octets.EMPTY);
  }

  private static Operation addValues(int count) {
    List<HandleValue> values =
        IntStream.rangeClosed(1, count).mapToObj(n -> HandleValue.of(n, "T", "d")).toList();
    return new AddValues(NAME, values);
  }

  private static Message messageOf(Operation operation) {
    return Requests.message(operation, OpFlags.NONE, 0, 1, 1_893_456_000);
  }
}
