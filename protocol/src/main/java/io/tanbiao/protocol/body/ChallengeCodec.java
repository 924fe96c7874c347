package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.handle.WireException.Reason;
import io.tanbiao.core.outcome.Outcome.Challenge;

/**
 * A challenge, code 402, from 2.1 on (wire notes §3). The digest of the request always stands
 * before it.
 *
 * <pre>bytes nonce</pre>
 */
final class ChallengeCodec implements AnswerCodec<Challenge> {
  @Override
  public Class<Challenge> type() {
    return Challenge.class;
  }

  @Override
  public int lengthOctets(Challenge outcome) {
    return Fields.lengthOctets(outcome.nonce());
  }

  @Override
  public void write(Challenge outcome, OctetWriter out) {
    out.bytes(outcome.nonce());
  }

  @Override
  public Challenge read(OctetReader in, AnswerHead head, int responseCode, Octets digest)
      throws WireException {
    if (digest.isEmpty()) {
      throw new WireException(Reason.BAD_FIELD, "challenge without the digest of the request");
    }
    return new Challenge(head.sessionId(), Fields.bytes(in, "nonce"), digest);
  }
}
