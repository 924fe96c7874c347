package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation.LogIn;
import io.tanbiao.core.operation.ProtocolVersion;

/**
 * Log in to the identifier system, op 2001 of the national SDK (wire notes §2).
 *
 * <pre>bytes handle | int index</pre>
 */
final class LogInCodec implements RequestCodec<LogIn> {
  @Override
  public int lengthOctets(LogIn request, ProtocolVersion version) {
    return request.identity().lengthOctets();
  }

  @Override
  public void write(LogIn request, ProtocolVersion version, OctetWriter out) {
    request.identity().write(out);
  }

  @Override
  public LogIn read(OctetReader in, ProtocolVersion version) throws WireException {
    return new LogIn(Fields.reference(in, "identity"));
  }
}
