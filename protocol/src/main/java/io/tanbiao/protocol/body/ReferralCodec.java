package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.Handle;
import io.tanbiao.core.handle.HandleValue;
import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.ValueListCodec;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome.Referral;
import io.tanbiao.core.outcome.ResponseCode;
import java.util.List;

/**
 * A referral, codes 302 and 303 (wire notes §3).
 *
 * <pre>bytes handle to look up | [list of site values]</pre>
 */
final class ReferralCodec implements AnswerCodec<Referral> {
  @Override
  public Class<Referral> type() {
    return Referral.class;
  }

  @Override
  public int lengthOctets(Referral outcome) {
    int values = outcome.values().isEmpty() ? 0 : ValueListCodec.lengthOctets(outcome.values());
    return Fields.lengthOctets(outcome.handle()) + values;
  }

  @Override
  public void write(Referral outcome, OctetWriter out) {
    out.bytes(outcome.handle().name());
    if (!outcome.values().isEmpty()) {
      ValueListCodec.write(outcome.values(), out);
    }
  }

  @Override
  public Referral read(OctetReader in, AnswerHead head, int responseCode, Octets digest)
      throws WireException {
    Handle handle = Fields.handle(in);
    List<HandleValue> values = in.remaining() == 0 ? List.of() : ValueListCodec.read(in);
    ResponseCode code =
        responseCode == ResponseCode.SERVICE_REFERRAL.number()
            ? ResponseCode.SERVICE_REFERRAL
            : ResponseCode.PREFIX_REFERRAL;
    return new Referral(code, handle, values);
  }
}
