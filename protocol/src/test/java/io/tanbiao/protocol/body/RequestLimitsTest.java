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
  void indexesMayFillTheMessage() throws WireException {
    int room = LONGEST_NAME_OCTETS + Integer.BYTES - NAME.name().length();
    Operation operation = new RemoveValues(NAME, Collections.nCopies(room / Integer.BYTES, -1));
    assertThat(Requests.decode(messageOf(operation))).isEqualTo(operation);
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
