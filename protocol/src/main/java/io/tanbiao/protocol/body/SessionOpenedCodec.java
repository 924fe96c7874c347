package io.tanbiao.protocol.body;

import io.tanbiao.core.handle.OctetReader;
import io.tanbiao.core.handle.OctetWriter;
import io.tanbiao.core.handle.Octets;
import io.tanbiao.core.handle.WireException;
import io.tanbiao.core.outcome.Outcome.SessionOpened;

/**
 * Answer to session set-up; the id of the session stands in the envelope (wire notes §3, §6).
 *
 * <pre>short mode | bytes data | short 0</pre>
 */
final class SessionOpenedCodec implements AnswerCodec<SessionOpened> {
  private static final int FIXED_OCTETS = 2 + 2;

  @Override
  public Class<SessionOpened> type() {
    return SessionOpened.class;
  }

  @Override
  public int lengthOctets(SessionOpened outcome) {
    return FIXED_OCTETS + Fields.lengthOctets(outcome.data());
  }

  @Override
  public void write(SessionOpened outcome, OctetWriter out) {
    out.int16(outcome.mode()).bytes(outcome.data()).int16(0);
  }

  @Override
  public SessionOpened read(OctetReader in, AnswerHead head, int responseCode, Octets digest)
      throws WireException {
    int mode = in.unsignedShort("key exchange mode");
    return new SessionOpened(head.sessionId(), mode, Fields.bytes(in, "key exchange data"));
  }
}
