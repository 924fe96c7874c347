package io.tanbiao.protocol.body;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BodyTablesTest {
  private static final Set<OpCode> NUMBERED =
      Stream.of(OpCode.class.getFields())
          .filter(field -> Modifier.isStatic(field.getModifiers()))
          .map(BodyTablesTest::opCode)
          .filter(opCode -> !opCode.equals(OpCode.RESERVED))
          .collect(toSet());

  @Test
  void everyOperationHasItsRequestCodec() {
    assertThat(Requests.opCodes()).isEqualTo(NUMBERED);
  }

  @Test
  void everyOperationHasItsAnswerCodec() {
    assertThat(Answers.opCodes()).isEqualTo(NUMBERED);
  }

  @Test
  void everyNumberHasItsRecordAndOneIsForTheOthers() {
    assertThat(records(Operation.class)).hasSize(NUMBERED.size() + 1);
  }

  @Test
  void unknownOperationKeepsItsOctets() throws Exception {
    // Given
    Octets body = Octets.hex("0102");
    OpCode opCode = new OpCode(-5);

    // When
    Operation operation = Requests.decode(opCode, new OctetReader(body), ProtocolVersion.NEWEST);

    // Then
    assertThat(operation).isEqualTo(new Operation.Unknown(opCode, body));
  }

  @Test
  void unknownOperationIsWrittenByItsOctetsWhateverItsNumber() {
    Operation odd = new Operation.Unknown(OpCode.RESOLUTION, Octets.hex("0102"));
    assertThat(Requests.encodeBody(odd, ProtocolVersion.NEWEST)).isEqualTo(Octets.hex("0102"));
  }

  private static List<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? List.of(type)
        : Stream.of(type.getPermittedSubclasses()).flatMap(part -> records(part).stream()).toList();
  }

  private static OpCode opCode(Field field) {
    try {
      return (OpCode) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
