package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.Reference;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.operation.Operation.ChallengeAnswer;
import io.tanbiao.core.operation.ProtocolVersion;

/**
 * Answer to a challenge, op 200 (wire notes §3); what the answer holds is in §4.
 *
 * <pre>bytes authentication type | bytes user handle | int user index | bytes answer</pre>
 */
final class ChallengeAnswerCodec implements RequestCodec<ChallengeAnswer> {
  @Override
  public int lengthOctets(ChallengeAnswer request, ProtocolVersion version) {
    return Fields.lengthOctets(request.authenticationType())
        + request.identity().lengthOctets()
        + Fields.lengthOctets(request.answer());
  }

  @Override
  public void write(ChallengeAnswer request, ProtocolVersion version, OctetWriter out) {
    out.bytes(request.authenticationType());
    request.identity().write(out);
    out.bytes(request.answer());
  }

  @Override
  public ChallengeAnswer read(OctetReader in, ProtocolVersion version) throws WireException {
    Octets type = Fields.bytes(in, "authentication type");
    Reference identity = Fields.reference(in, "user");
    return new ChallengeAnswer(type, identity, Fields.bytes(in, "answer"));
  }
}
