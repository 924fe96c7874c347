package io.tanbiao.protocol.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.tanbiao.core.handle.GeneratedValues;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.Operation.DumpHandles;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.ProtocolVersion;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RequestsProperties {
  @Property
  void everyOperationComesBack(
      @ForAll("operations") Operation operation, @ForAll("versions") ProtocolVersion version)
      throws WireException {
    Octets body = Requests.encodeBody(operation, version);
    assertThat(decode(operation.opCode(), body, version)).isEqualTo(operation);
  }

  @Property
  void lengthIsThatOfWhatIsWritten(
      @ForAll("operations") Operation operation, @ForAll("versions") ProtocolVersion version) {
    assertThat(Requests.encodeBody(operation, version).length())
        .isEqualTo(Requests.bodyLengthOctets(operation, version));
  }

  @Property
  void whatClientsAppendIsIgnored(
      @ForAll("operations") Operation operation,
      @ForAll("versions") ProtocolVersion version,
      @ForAll("octets") Octets appended)
      throws WireException {
    Assume.that(!mayEndWithMore(operation));
    Octets body = Octets.concat(Requests.encodeBody(operation, version), appended);
    assertThat(decode(operation.opCode(), body, version)).isEqualTo(operation);
  }

  @Property(tries = 5000)
  void anyOctetsAreRefusedOrComeBack(
      @ForAll("opCodes") OpCode opCode,
      @ForAll("versions") ProtocolVersion version,
      @ForAll("octets") Octets body) {
    Operation operation;
    try {
      operation = decode(opCode, body, version);
    } catch (WireException refused) {
      assertThat(refused.reason()).isNotNull();
      return;
    }
    assertThat(again(operation, version)).isEqualTo(operation);
  }

  /** Octets that begin like a body, so that the reader gets far. */
  @Property(tries = 5000)
  void changedBodiesAreRefusedOrComeBack(
      @ForAll("operations") Operation operation,
      @ForAll("versions") ProtocolVersion version,
      @ForAll int at,
      @ForAll byte changed) {
    byte[] body = Requests.encodeBody(operation, version).toArray();
    Assume.that(body.length > 0);
    body[Math.floorMod(at, body.length)] = changed;
    try {
      Operation other = decode(operation.opCode(), Octets.of(body), version);
      assertThat(again(other, version)).isEqualTo(other);
    } catch (WireException refused) {
      assertThat(refused.reason()).isNotNull();
    }
  }

  @Provide
  Arbitrary<Operation> operations() {
    return OperationArbitraries.any();
  }

  @Provide
  Arbitrary<ProtocolVersion> versions() {
    return OperationArbitraries.versions();
  }

  @Provide
  Arbitrary<Octets> octets() {
    return GeneratedValues.octets(80);
  }

  @Provide
  Arbitrary<OpCode> opCodes() {
    return Arbitraries.of(Requests.opCodes());
  }

  /** Whose optional fields what follows may be taken for. */
  private static boolean mayEndWithMore(Operation operation) {
    return operation instanceof Operation.Unknown
        || (operation instanceof Resolution resolution && resolution.token().isEmpty())
        || (operation instanceof DumpHandles dump && dump.resume().isEmpty());
  }

  private static Operation again(Operation operation, ProtocolVersion version) {
    try {
      return decode(operation.opCode(), Requests.encodeBody(operation, version), version);
    } catch (WireException e) {
      throw new AssertionError("what is written is read", e);
    }
  }

  private static Operation decode(OpCode opCode, Octets body, ProtocolVersion version)
      throws WireException {
    return Requests.decode(opCode, new OctetReader(body), version);
  }
}
