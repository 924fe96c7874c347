package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation;
import io.tanbiao.core.operation.ProtocolVersion;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Create handle, add value, modify value (wire notes §3).
 *
 * <pre>bytes handle | list of values</pre>
 */
record ValuesRequestCodec<T extends Operation>(
    BiFunction<Handle, List<HandleValue>, T> operation,
    Function<T, Handle> handle,
    Function<T, List<HandleValue>> values)
    implements RequestCodec<T> {
  @Override
  public int lengthOctets(T request, ProtocolVersion version) {
    return Fields.lengthOctets(handle.apply(request))
        + ValueListCodec.lengthOctets(values.apply(request));
  }

  @Override
  public void write(T request, ProtocolVersion version, OctetWriter out) {
    out.bytes(handle.apply(request).name());
    ValueListCodec.write(values.apply(request), out);
  }

  @Override
  public T read(OctetReader in, ProtocolVersion version) throws WireException {
    return operation.apply(Fields.handle(in), ValueListCodec.read(in));
  }
}
