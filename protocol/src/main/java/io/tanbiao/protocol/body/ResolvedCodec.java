package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome.Resolved;
import java.util.List;

/**
 * Answer to a resolution (wire notes §3).
 *
 * <pre>bytes handle | list of values</pre>
 */
final class ResolvedCodec implements AnswerCodec<Resolved> {
  @Override
  public Class<Resolved> type() {
    return Resolved.class;
  }

  @Override
  public int lengthOctets(Resolved outcome) {
    return Fields.lengthOctets(outcome.handle()) + outcome.valueList().length();
  }

  @Override
  public void write(Resolved outcome, OctetWriter out) {
    out.bytes(outcome.handle().name()).octets(outcome.valueList());
  }

  @Override
  public Resolved read(OctetReader in, AnswerHead head, int responseCode, Octets digest)
      throws WireException {
    Handle handle = Fields.handle(in);
    return new Resolved(handle, valueList(in.rest()));
  }

  /** The octets of the list without what follows it; reading it proves that it is one. */
  private static Octets valueList(Octets rest) throws WireException {
    OctetReader in = new OctetReader(rest);
    List<HandleValue> unused = ValueListCodec.read(in);
    return rest.slice(0, in.position());
  }
}
