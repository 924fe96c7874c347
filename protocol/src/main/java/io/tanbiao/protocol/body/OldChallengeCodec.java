package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome.Challenge;

/**
 * A challenge for clients below 2.1, which have no digest flag (wire notes §2, capture 215).
 *
 * <pre>bytes nonce | bytes MD5 digest of the request</pre>
 */
final class OldChallengeCodec implements AnswerCodec<Challenge> {
  @Override
  public Class<Challenge> type() {
    return Challenge.class;
  }

  @Override
  public int lengthOctets(Challenge outcome) {
    return Fields.lengthOctets(outcome.nonce()) + Fields.lengthOctets(outcome.digest());
  }

  @Override
  public void write(Challenge outcome, OctetWriter out) {
    out.bytes(outcome.nonce()).bytes(outcome.digest());
  }

  @Override
  public Challenge read(OctetReader in, AnswerHead head, int responseCode, Octets digest)
      throws WireException {
    Octets nonce = Fields.bytes(in, "nonce");
    return new Challenge(head.sessionId(), nonce, Fields.bytes(in, "digest"));
  }
}
