package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation.DumpHandles;
import io.tanbiao.core.operation.Operation.DumpHandles.ResumePoint;
import io.tanbiao.core.operation.ProtocolVersion;
import java.util.Optional;

/**
 * Dump handles, op 1002 (wire notes §8).
 *
 * <pre>
 * octet hash type | int number of servers | int server number
 * [bytes resume point | int its kind]
 * </pre>
 */
final class DumpHandlesCodec implements RequestCodec<DumpHandles> {
  private static final int SERVER_OCTETS = 1 + 4 + 4;

  @Override
  public int lengthOctets(DumpHandles request, ProtocolVersion version) {
    int resume =
        request.resume().map(p -> Fields.lengthOctets(p.name()) + Fields.INT_OCTETS).orElse(0);
    return SERVER_OCTETS + resume;
  }

  @Override
  public void write(DumpHandles request, ProtocolVersion version, OctetWriter out) {
    out.octet(request.hashOption()).int32(request.serverCount()).int32(request.serverNumber());
    request.resume().ifPresent(point -> out.bytes(point.name()).int32(point.kind()));
  }

  @Override
  public DumpHandles read(OctetReader in, ProtocolVersion version) throws WireException {
    int hashOption = in.octet("hash type");
    int serverCount = in.int32("number of servers");
    int serverNumber = in.int32("server number");
    return new DumpHandles(hashOption, serverCount, serverNumber, resume(in));
  }

  private static Optional<ResumePoint> resume(OctetReader in) throws WireException {
    if (in.remaining() == 0) {
      return Optional.empty();
    }
    Octets name = Fields.bytes(in, "resume point");
    return Optional.of(new ResumePoint(name, in.int32("resume point kind")));
  }
}
