package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome.Verified;

/**
 * Answer to verify challenge (wire notes §3).
 *
 * <pre>octet, bit 0: valid</pre>
 */
final class VerifiedCodec implements AnswerCodec<Verified> {
  private static final int VALID = 1;

  @Override
  public Class<Verified> type() {
    return Verified.class;
  }

  @Override
  public int lengthOctets(Verified outcome) {
    return 1;
  }

  @Override
  public void write(Verified outcome, OctetWriter out) {
    out.octet(outcome.valid() ? VALID : 0);
  }

  @Override
  public Verified read(OctetReader in, AnswerHead head, int responseCode, Octets digest)
      throws WireException {
    return new Verified((in.octet("valid") & VALID) != 0);
  }
}
