package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.operation.OpCode;
import io.tanbiao.core.operation.Operation.Unknown;
import io.tanbiao.core.operation.ProtocolVersion;

/** An operation without meaning here: its body is kept as it is, so that it can be answered. */
record UnknownCodec(OpCode opCode) implements RequestCodec<Unknown> {
  @Override
  public int lengthOctets(Unknown request, ProtocolVersion version) {
    return request.body().length();
  }

  @Override
  public void write(Unknown request, ProtocolVersion version, OctetWriter out) {
    out.octets(request.body());
  }

  @Override
  public Unknown read(OctetReader in, ProtocolVersion version) {
    return new Unknown(opCode, in.rest());
  }
}
