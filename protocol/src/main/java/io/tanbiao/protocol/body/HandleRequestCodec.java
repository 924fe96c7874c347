package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import java.util.function.Function;

/**
 * Operations that name a handle and nothing else (wire notes §3).
 *
 * <pre>bytes handle</pre>
 */
record HandleRequestCodec<T extends Operation>(
    Function<Handle, T> operation, Function<T, Handle> handle) implements RequestCodec<T> {
  @Override
  public int lengthOctets(T request, ProtocolVersion version) {
    return Fields.lengthOctets(handle.apply(request));
  }

  @Override
  public void write(T request, ProtocolVersion version, OctetWriter out) {
    out.bytes(handle.apply(request).name());
  }

  @Override
  public T read(OctetReader in, ProtocolVersion version) throws WireException {
    return operation.apply(Fields.handle(in));
  }
}
