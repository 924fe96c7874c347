package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation.Resolution;
import io.tanbiao.core.operation.ProtocolVersion;
import java.util.List;

/**
 * Resolution, op 1 (wire notes §3).
 *
 * <pre>bytes handle | list of int indexes | list of bytes types | [bytes token]</pre>
 *
 * <p>The national SDK appends its token. Whatever else follows is ignored, as after every body.
 */
final class ResolutionCodec implements RequestCodec<Resolution> {
  @Override
  public int lengthOctets(Resolution request, ProtocolVersion version) {
    return Fields.lengthOctets(request.handle())
        + Fields.lengthOfIndexes(request.indexes())
        + Fields.lengthOfList(request.types())
        + (request.token().isEmpty() ? 0 : Fields.lengthOctets(request.token()));
  }

  @Override
  public void write(Resolution request, ProtocolVersion version, OctetWriter out) {
    out.bytes(request.handle().name());
    Fields.writeIndexes(request.indexes(), out);
    Fields.writeList(request.types(), out);
    if (!request.token().isEmpty()) {
      out.bytes(request.token());
    }
  }

  @Override
  public Resolution read(OctetReader in, ProtocolVersion version) throws WireException {
    Handle handle = Fields.handle(in);
    List<Integer> indexes = Fields.indexes(in);
    List<Octets> types = Fields.list(in, "types", Fields.MAX_SELECTORS);
    return new Resolution(handle, indexes, types, token(in));
  }

  private static Octets token(OctetReader in) throws WireException {
    if (in.remaining() < Fields.LENGTH_OCTETS) {
      return Octets.EMPTY;
    }
    int length = in.int32("token length");
    return length >= 0 && length <= in.remaining() ? in.octets(length, "token") : Octets.EMPTY;
  }
}
