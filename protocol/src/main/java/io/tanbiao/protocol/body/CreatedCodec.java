package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.OpFlags;
import io.tanbiao.core.outcome.Outcome.Created;

/**
 * Answer to create handle (wire notes §3).
 *
 * <pre>bytes handle as created</pre>
 *
 * <p>An empty body is accepted and read as an empty name: the handle is the one asked for.
 */
final class CreatedCodec implements AnswerCodec<Created> {
  @Override
  public Class<Created> type() {
    return Created.class;
  }

  @Override
  public int lengthOctets(Created outcome) {
    return Fields.lengthOctets(outcome.handle());
  }

  @Override
  public void write(Created outcome, OctetWriter out) {
    out.bytes(outcome.handle().name());
  }

  @Override
  public Created read(OctetReader in, AnswerHead head, int responseCode, Octets digest)
      throws WireException {
    Handle handle = in.remaining() == 0 ? new Handle(Octets.EMPTY) : Fields.handle(in);
    return new Created(handle, head.has(OpFlags.OVRW));
  }
}
