package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome.Names;

/**
 * Answer to list handles and list homed prefixes, one message of it (wire notes §3).
 *
 * <pre>list of bytes names</pre>
 */
final class NamesCodec implements AnswerCodec<Names> {
  @Override
  public Class<Names> type() {
    return Names.class;
  }

  @Override
  public int lengthOctets(Names outcome) {
    int length = Fields.LENGTH_OCTETS;
    for (Handle handle : outcome.handles()) {
      length += Fields.lengthOctets(handle);
    }
    return length;
  }

  @Override
  public void write(Names outcome, OctetWriter out) {
    out.int32(outcome.handles().size());
    outcome.handles().forEach(handle -> out.bytes(handle.name()));
  }

  @Override
  public Names read(OctetReader in, AnswerHead head, int responseCode, Octets digest)
      throws WireException {
    return new Names(Fields.list(in, "names", Fields.MAX_ITEMS).stream().map(Handle::new).toList());
  }
}
