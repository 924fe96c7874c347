package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome.Refused;

/**
 * An error: every code that has no form of its own, whatever the operation (wire notes §3).
 *
 * <pre>bytes message, may be empty</pre>
 */
final class RefusedCodec implements AnswerCodec<Refused> {
  @Override
  public Class<Refused> type() {
    return Refused.class;
  }

  @Override
  public int lengthOctets(Refused outcome) {
    return Fields.lengthOctets(Octets.utf8(outcome.message()));
  }

  @Override
  public void write(Refused outcome, OctetWriter out) {
    out.bytes(Octets.utf8(outcome.message()));
  }

  @Override
  public Refused read(OctetReader in, AnswerHead head, int responseCode, Octets digest)
      throws WireException {
    return new Refused(responseCode, Fields.bytes(in, "message").text());
  }
}
