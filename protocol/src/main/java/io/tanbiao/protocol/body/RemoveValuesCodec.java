package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation.RemoveValues;
import io.tanbiao.core.operation.ProtocolVersion;

/**
 * Remove value, op 103 (wire notes §3).
 *
 * <pre>bytes handle | list of int indexes</pre>
 */
final class RemoveValuesCodec implements RequestCodec<RemoveValues> {
  @Override
  public int lengthOctets(RemoveValues request, ProtocolVersion version) {
    return Fields.lengthOctets(request.handle()) + Fields.lengthOfIndexes(request.indexes());
  }

  @Override
  public void write(RemoveValues request, ProtocolVersion version, OctetWriter out) {
    out.bytes(request.handle().name());
    Fields.writeIndexes(request.indexes(), out);
  }

  @Override
  public RemoveValues read(OctetReader in, ProtocolVersion version) throws WireException {
    return new RemoveValues(Fields.handle(in), Fields.indexes(in));
  }
}
